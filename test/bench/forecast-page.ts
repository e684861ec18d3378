// Runs in Chromium: the forecast in the board's own worker, and the page's frames meanwhile.
import { runAside } from '../../client/state/forecast/run-aside.ts'
import { forecastPlan, whatIsRun } from './forecast-plan.ts'
import { quantile } from './row.ts'
import type { BenchRow } from './row.ts'

export async function measureForecastAside(count: number): Promise<readonly BenchRow[]> {
  const { input, snapshot } = forecastPlan(count)
  const frames: number[] = []
  let last = performance.now()
  let isRunning = true
  const moving = document.createElement('div')
  document.body.append(moving)
  const draw = (now: number): void => {
    frames.push(now - last)
    last = now
    moving.style.cssText = `width:40px;height:40px;background:#000;transform:translateX(${frames.length % 300}px)`
    if (isRunning) requestAnimationFrame(draw)
  }
  requestAnimationFrame((now) => {
    last = now
    requestAnimationFrame(draw)
  })
  const start = performance.now()
  let tellings = 0
  await runAside(input, new AbortController().signal, () => tellings++)
  const whole = performance.now() - start
  isRunning = false
  moving.remove()
  const what = `${whatIsRun(count, input)}, Chromium’s worker`
  return [
    { what, value: whole, unit: 'ms', target: 3_000 },
    { what: `${what}: its snapshot, on the page`, value: snapshot, unit: 'ms' },
    { what: `${what}: told how far it is`, value: tellings, unit: 'times' },
    { what: `${what}: frames meanwhile, p50`, value: quantile(frames, 0.5), unit: 'ms', target: 16.7 },
    { what: `${what}: frames meanwhile, p99`, value: quantile(frames, 0.99), unit: 'ms' },
    {
      what: `${what}: frames over 50 ms`,
      value: frames.filter((ms) => ms > 50).length,
      unit: 'frames',
      target: 0,
    },
  ]
}
