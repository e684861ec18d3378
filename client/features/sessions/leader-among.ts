/** Who leads a session of several who say so: whoever took the lead last; on every device the same. */

import type { Peer } from '../../state/open-plan.ts'

type Leading = Pick<Peer, 'key' | 'meeting'>

export function leaderAmong<P extends Leading>(peers: readonly P[]): P | undefined {
  return peers
    .filter(({ meeting }) => meeting?.leads === true)
    .reduce<P | undefined>((first, peer) => (first && isBefore(first, peer) ? first : peer), undefined)
}

/** Of two at one moment the one whose key comes first. */
function isBefore(a: Leading, b: Leading): boolean {
  const [aAt = 0, bAt = 0] = [a.meeting?.ledAt, b.meeting?.ledAt]
  return aAt === bAt ? a.key <= b.key : aAt > bAt
}
