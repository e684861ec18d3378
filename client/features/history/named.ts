/** What an entry is about, by its name. */

import { find } from '../../../shared/base/table.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { history as say } from '../../text/en/history.ts'

export type Saying = Pick<Speech, 'language' | 'words' | 'telling'>

export function nameOf(kind: string, id: string, plan: Plan, { telling }: Pick<Saying, 'telling'>): string {
  switch (kind) {
    case 'item':
      return telling.item(id) ?? id
    case 'link': {
      const link = find(plan.links, id)
      return link ? say.link(telling.item(link.from) ?? '', telling.item(link.to) ?? '') : say.goneLink
    }
    case 'plan':
      return telling.planName
    case 'person':
      return telling.person(id) ?? id
    case 'department':
      return telling.department(id) ?? id
    case 'kpi':
      return telling.kpi(id) ?? id
    case 'objective':
      return telling.objective(id) ?? id
    case 'keyResult':
      return telling.keyResult(id) ?? id
    case 'baseline':
      return telling.baseline(id) ?? id
    case 'session':
      return say.theSession
    case 'decision':
      return telling.decision(id) ?? id
    default:
      return id
  }
}
