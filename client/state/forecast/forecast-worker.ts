/// <reference lib="webworker" />
/** Plays a plan through beside the page, and tells how far it is. It is stopped by ending it. */

import type { ForecastInput } from '../../../shared/engine/forecast/forecast-input.ts'
import { ForecastRun } from '../../../shared/engine/forecast/run-forecast.ts'
import type { ForecastOutcome } from '../../../shared/engine/forecast/run-tally.ts'

export type ForecastNews =
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'outcome'; readonly outcome: ForecastOutcome }

/** Between two tellings, in milliseconds: often enough for a bar, seldom enough to cost nothing. */
const between = 80

addEventListener('message', ({ data }: MessageEvent<ForecastInput>) => {
  const run = new ForecastRun(data)
  let told = performance.now()
  while (!run.advance(32)) {
    if (performance.now() - told < between) continue
    told = performance.now()
    tell({ type: 'progress', done: run.done })
  }
  const outcome = run.outcome()
  tell({ type: 'outcome', outcome }, [outcome.counts.buffer, outcome.covariance.buffer])
})

function tell(news: ForecastNews, transfer: Transferable[] = []): void {
  postMessage(news, transfer)
}
