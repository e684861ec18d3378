/** Engine values as JSON. */

import type { Json } from '../../shared/base/json.ts'

/** Only what JSON holds: no functions, no undefined; maps as objects. */
export function plain(value: unknown): Json {
  return JSON.parse(
    JSON.stringify(value, (_key, held: unknown) => (held instanceof Map ? Object.fromEntries(held) : held)),
  ) as Json
}
