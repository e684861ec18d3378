/** The places of a plan: all in the rail of a desk, five at the bottom of a phone. Open, they say what waits there. */

import BookA from '@lucide/svelte/icons/book-a'
import Download from '@lucide/svelte/icons/download'
import Bars from '@lucide/svelte/icons/chart-no-axes-gantt'
import Ellipsis from '@lucide/svelte/icons/ellipsis'
import Gauge from '@lucide/svelte/icons/gauge'
import Kanban from '@lucide/svelte/icons/square-kanban'
import ListChecks from '@lucide/svelte/icons/list-checks'
import Settings from '@lucide/svelte/icons/settings'
import Table from '@lucide/svelte/icons/table-2'
import TriangleAlert from '@lucide/svelte/icons/triangle-alert'
import Upload from '@lucide/svelte/icons/upload'
import Waypoints from '@lucide/svelte/icons/waypoints'
import Users from '@lucide/svelte/icons/users'
import type { OpenPlan } from '../state/open-plan.ts'
import { hrefTo } from '../state/route.svelte.ts'
import type { Screen } from '../state/route.svelte.ts'
import { shell } from '../text/en/shell.ts'
import type { Icon } from '../ui/icon.ts'
import type { Place } from '../ui/place.ts'
import { owedBy } from './owed-by.ts'

const icons: readonly (readonly [Screen, Icon])[] = [
  ['now', Gauge],
  ['my-work', ListChecks],
  ['board', Kanban],
  ['map', Waypoints],
  ['timeline', Bars],
  ['table', Table],
  ['gaps', TriangleAlert],
  ['kpis', BookA],
  ['people', Users],
  ['import', Upload],
  ['export', Download],
  ['settings', Settings],
]

/** The other places stand under More there. */
export const onPhone: ReadonlySet<string> = new Set<Screen>(['now', 'my-work', 'board', 'gaps'])

export function placesOf(
  path: string,
  open?: OpenPlan,
): { readonly rail: readonly Place[]; readonly tabs: readonly Place[] } {
  const place = (id: Screen, icon: Icon): Place => ({
    id,
    label: shell.places[id],
    icon,
    href: hrefTo({ type: 'plan', path, screen: id }),
    ...(open && countOf(id, open)),
  })
  const rail = icons.map(([id, icon]) => place(id, icon))
  const tabs = rail.filter(({ id }) => onPhone.has(id))
  return { rail, tabs: [...tabs, place('more', Ellipsis)] }
}

function countOf(id: Screen, open: OpenPlan): Pick<Place, 'count' | 'countLabel'> {
  if (id === 'gaps') {
    const count = open.figures.gaps.length
    return count > 0 ? { count, countLabel: shell.gapsCount(count) } : {}
  }
  if (id !== 'my-work' || open.me === undefined) return {}
  const count = owedBy(open.figures, open.me)
  return count > 0 ? { count, countLabel: shell.owed(count) } : {}
}
