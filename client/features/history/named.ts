/** What an entry is about, by its name. */

import { find } from '../../../shared/base/table.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { history as say } from '../../text/en/history.ts'

export type Saying = Pick<Speech, 'language' | 'words' | 'telling'>

export function nameOf(kind: string, id: string, plan: Plan, { telling }: Pick<Saying, 'telling'>): string {
  switch (kind) {
    case 'item':
      return telling.item(id) ?? say.notHere
    case 'link': {
      const link = find(plan.links, id)
      return link ? say.link(telling.item(link.from) ?? '', telling.item(link.to) ?? '') : say.goneLink
    }
    case 'plan':
      return telling.planName
    case 'person':
      return telling.person(id) ?? say.notHere
    case 'department':
      return telling.department(id) ?? say.notHere
    case 'kpi':
      return telling.kpi(id) ?? say.notHere
    case 'objective':
      return telling.objective(id) ?? say.notHere
    case 'keyResult':
      return telling.keyResult(id) ?? say.notHere
    case 'baseline':
      return telling.baseline(id) ?? say.notHere
    case 'session':
      return say.theSession
    case 'decision':
      return telling.decision(id) ?? say.notHere
    default:
      return id
  }
}
