/** English labels of the one button each gap has. */

import type { Gap, Mend } from '../../engine/gaps/gap.ts'
import type { Telling } from '../telling.ts'
import { day } from './gap-facts.ts'
import { firstName } from './names.ts'
import type { PersonId } from '../../plan/ids.ts'

const labels: Readonly<Record<Exclude<Mend['action'], 'ask' | 'take date'>, string>> = {
  'give owner': 'Give it an owner',
  'choose owner': 'Choose one',
  'check in': 'Check in',
  map: 'Say what it serves',
  'add work': 'Add work',
  'add reading': 'Add a reading',
  'set dates': 'Set dates',
  'set budget': 'Set amounts',
  link: 'Link them',
  'take plan': 'Take the plan',
  chase: 'Say who chases it',
  explain: 'Where from?',
  'accept link': 'Accept',
  'match word': 'Settle the word',
  'settle reading': 'See both',
  balance: 'See the load',
  answer: 'Answer',
  'accept answer': 'Accept',
  'see stage': 'See the stage',
  'see value': 'See its value',
}

/** Whoever would have to ask themselves checks in. */
export function mendLabel({ mend, person }: Gap, telling: Telling, me?: PersonId): string {
  if (mend.action === 'ask' && me !== undefined && person === me) return labels['check in']
  if (mend.action === 'ask') return person === undefined ? 'Ask' : `Ask ${firstName(telling, person)}`
  if (mend.action === 'take date') return `Take ${day(mend.value, telling)}`
  return labels[mend.action]
}
