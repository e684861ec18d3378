// Whether a page that the relay does not know asks it something.

import type { IncomingMessage } from 'node:http'

/** A browser says which page connects: one of those that are allowed, or of the host that it connects to. Others than browsers say nothing. */
export function isForeign(
  { headers }: Pick<IncomingMessage, 'headers'>,
  origins: readonly string[],
): boolean {
  const { origin, host } = headers
  if (origin === undefined) return false
  if (origins.length > 0) return !origins.includes(origin)
  return !URL.canParse(origin) || new URL(origin).host !== host
}
