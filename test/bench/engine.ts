// The engine in Node, about two minutes; all figures of a plan in Chromium beside it, and the schedule beside a peer's.

import { measureInPage } from './browser.ts'
import { measureEdits, measureFromNothing } from './edit-figures.ts'
import { measurePeer } from './peer.ts'
import type { BenchRow } from './row.ts'

export async function* measureEngine(): AsyncIterable<BenchRow> {
  yield* await fullFigures(10_000, 8, 12)
  yield* await measurePeer()
  yield* measureEdits(2_000, 120, { p99: 2 })
  yield* measureEdits(10_000, 120, { p50: 0.5, p99: 4, impact: 4 })
  yield* measureEdits(100_000, 30, { p50: 2, p99: 30 })
}

/** On plans that it has never seen, with targets in ms: one after the other, so that both have the same machine. */
async function fullFigures(count: number, node: number, page: number): Promise<readonly BenchRow[]> {
  const [inNode, [inPage]] = [
    await measureFromNothing(count, node),
    await measureInPage([['fromNothing', count, page]]),
  ]
  return [
    { ...inNode, what: `${inNode.what}, Node` },
    ...(inPage ? [{ ...inPage, what: `${inPage.what}, Chromium` }] : []),
  ]
}
