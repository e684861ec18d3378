/** The places of a plan: all in the rail of a desk, five at the bottom of a phone. Open, they say what waits there. */

import type { Day } from '../../shared/base/day.ts'
import type { OpenPlan } from '../state/open-plan.ts'
import { hrefTo } from '../state/route.svelte.ts'
import type { Screen } from '../state/route.svelte.ts'
import { shell } from '../text/en/shell.ts'
import type { Icon } from '../ui/icon.ts'
import type { Place } from '../ui/place.ts'
import { railIcons } from '../ui/rail-icons.ts'
import { givenTo } from '../../shared/engine/session/given-to.ts'
import { owedBy } from './owed-by.ts'

const icons: readonly (readonly [Screen, Icon])[] = [
  ['now', railIcons.measure],
  ['my-work', railIcons.todo],
  ['board', railIcons.columns],
  ['map', railIcons.ribbons],
  ['timeline', railIcons.bars],
  ['table', railIcons.table],
  ['gaps', railIcons.missing],
  ['kpis', railIcons.dictionary],
  ['people', railIcons.people],
  ['sessions', railIcons.talk],
  ['history', railIcons.history],
  ['import', railIcons.take],
  ['export', railIcons.give],
  ['settings', railIcons.settings],
]

/** The other places stand under More there. */
export const onPhone: ReadonlySet<string> = new Set<Screen>(['now', 'my-work', 'board', 'gaps'])

export function placesOf(
  path: string,
  open?: OpenPlan,
  asOf?: Day,
): { readonly rail: readonly Place[]; readonly tabs: readonly Place[] } {
  const place = (id: Screen, icon: Icon): Place => ({
    id,
    label: shell.places[id],
    icon,
    href: hrefTo({ type: 'plan', path, screen: id, ...(asOf !== undefined && { asOf }) }),
    // What is asked, and how much is missing, calls for somebody to act: on a past day nobody can.
    ...(open && !open.past && countOf(id, open)),
  })
  const rail = icons.map(([id, icon]) => place(id, icon))
  const tabs = rail.filter(({ id }) => onPhone.has(id))
  return { rail, tabs: [...tabs, place('more', railIcons.more)] }
}

function countOf(id: Screen, open: OpenPlan): Pick<Place, 'count' | 'countLabel'> {
  if (id === 'gaps') {
    const count = open.figures.gaps.length
    return count > 0 ? { count, countLabel: shell.gapsCount(count) } : {}
  }
  if (id === 'sessions') {
    const count = givenTo(open.figures, open.me).length
    return count > 0 ? { count, countLabel: shell.given(count) } : {}
  }
  if (id !== 'my-work' || open.me === undefined) return {}
  const count = owedBy(open.figures, open.me)
  return count > 0 ? { count, countLabel: shell.owed(count) } : {}
}
