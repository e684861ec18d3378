/** Runs a forecast in a worker of its own on a snapshot of the plan; `signal` ends it at once. */

import type { ForecastInput } from '../../../shared/engine/forecast/forecast-input.ts'
import type { ForecastOutcome } from '../../../shared/engine/forecast/run-tally.ts'
import type { ForecastNews } from './forecast-worker.ts'

export function runAside(
  input: ForecastInput,
  signal: AbortSignal,
  onprogress: (done: number) => void,
): Promise<ForecastOutcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./forecast-worker.ts', import.meta.url), { type: 'module' })
    const end = (): void => worker.terminate()
    signal.addEventListener('abort', () => {
      end()
      reject(new DOMException('Stopped', 'AbortError'))
    })
    worker.addEventListener('message', ({ data }: MessageEvent<ForecastNews>) => {
      if (data.type === 'progress') return onprogress(data.done)
      end()
      resolve(data.outcome)
    })
    worker.addEventListener('error', (event) => {
      end()
      reject(new Error(event.message))
    })
    worker.postMessage(input)
  })
}
