/** Steps through a plan's history: to a part of it, to a past day and back. */

import type { Day } from '../../shared/base/day.ts'
import type { Router, Screen } from '../state/route.svelte.ts'

/** A part of the screen that is shown. */
export function showView(router: Router, view: string): void {
  const { route } = router
  if (route.type === 'plan') router.replace({ ...route, view })
}

/** The record of one item, or what moved one figure. */
export function showHistory(router: Router, view: 'record' | 'moved', filter: string): void {
  const { route } = router
  if (route.type !== 'plan') return
  const { item: _closed, ...rest } = route
  router.go({ ...rest, screen: 'history', view, filter })
}

/** The whole plan as of the end of a past day; undefined: as it is now. */
export function showAsOf(router: Router, asOf: Day | undefined, screen?: Screen): void {
  const { route } = router
  if (route.type !== 'plan') return
  const { asOf: _before, ...rest } = route
  router.go({ ...rest, ...(screen && { screen }), ...(asOf !== undefined && { asOf }) })
}

/** Another past day, without a step of the browser's history for each. */
export function slideTo(router: Router, asOf: Day): void {
  const { route } = router
  if (route.type === 'plan') router.replace({ ...route, asOf })
}
