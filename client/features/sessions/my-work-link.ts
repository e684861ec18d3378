/** The address of My work in the plan that is open: each who follows it sees their own. */

import { hrefTo, parseRoute } from '../../state/route.svelte.ts'

export function myWorkLink(): string {
  const route = parseRoute(location.hash)
  if (route.type !== 'plan') return location.href
  return `${location.origin}${location.pathname}${hrefTo({ type: 'plan', path: route.path, screen: 'my-work' })}`
}
