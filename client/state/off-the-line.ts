/** What is done while no socket of a plan is open in this tab, one thing at a time. */

/** A relay that is away, or lets nobody in, is not asked again at once, in ms. */
const waitAfterFailure = 10_000

/** `ended`: the line is not opened again. */
export type OffTheLine = 'done' | 'away' | 'ended'

export function offTheLine(
  lines: { connect(): void; disconnect(): void },
  alone: (run: () => Promise<OffTheLine>) => Promise<OffTheLine>,
): (run: () => Promise<OffTheLine>) => Promise<void> {
  let isBusy = false
  return async (run) => {
    if (isBusy) return
    isBusy = true
    lines.disconnect()
    const outcome = await alone(run).catch(() => 'away')
    if (outcome === 'ended') return
    isBusy = false
    setTimeout(() => lines.connect(), outcome === 'done' ? 0 : waitAfterFailure)
  }
}
