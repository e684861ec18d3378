/** Says whose device this is: one of the plan's people, or nobody (*just looking*). No account, only a name. */

import type { PersonId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown } from './demands.ts'
import { append } from './edits.ts'

export const speakFor: Command<{ readonly person: PersonId | undefined }> = {
  name: 'device.speakFor',
  title: 'Say who I am',
  run: ({ person }, { plan }) =>
    planUnless(demandKnown(plan, 'person', person), () => [append('speaksFor', { person })]),
}
