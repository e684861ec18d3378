/** What is done while no socket of a plan is open in this tab, one thing at a time. */

/** A relay that is away, or lets nobody in, is not asked again at once, in ms. */
const waitAfterFailure = 10_000

/** `ended`: the line is not opened again. */
export type OffTheLine = 'done' | 'away' | 'ended'

/** While something else is done, what is asked for is passed over, or `waits` for its turn. */
export function offTheLine(
  lines: { connect(): void; disconnect(): void },
  alone: (run: () => Promise<OffTheLine>) => Promise<OffTheLine>,
): (run: () => Promise<OffTheLine>, waits?: 'waits') => Promise<void> {
  let busy: Promise<OffTheLine> | undefined
  return async function once(run, waits): Promise<void> {
    if (busy) return waits && (await busy) !== 'ended' ? once(run, waits) : undefined
    lines.disconnect()
    const mine = alone(run).catch((): OffTheLine => 'away')
    busy = mine
    const outcome = await mine
    if (outcome === 'ended') return
    busy = undefined
    setTimeout(() => lines.connect(), outcome === 'done' ? 0 : waitAfterFailure)
  }
}
