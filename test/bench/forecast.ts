// The forecast by chance: in Node, and in the board's worker in Chromium while the page draws frames.
import { runForecast } from '../../shared/engine/forecast/run-forecast.ts'
import { measureInPage } from './browser.ts'
import { forecastPlan, whatIsRun } from './forecast-plan.ts'
import { quantile } from './row.ts'
import type { BenchRow } from './row.ts'

const count = 2_000
const times = 3

export async function measureForecast(): Promise<readonly BenchRow[]> {
  const { input } = forecastPlan(count)
  const walls: number[] = []
  const cores: number[] = []
  for (let run = 0; run < times; run++) {
    const start = performance.now()
    const before = process.cpuUsage()
    runForecast(input)
    const { user, system } = process.cpuUsage(before)
    walls.push(performance.now() - start)
    cores.push((user + system) / 1000)
  }
  const what = `${whatIsRun(count, input)}, Node`
  return [
    { what: `${what}, median of ${times}`, value: quantile(walls, 0.5), unit: 'ms', target: 3_000 },
    { what: `${what}: of one core`, value: quantile(cores, 0.5), unit: 'ms' },
    ...(await measureInPage([['forecast', count]])),
  ]
}
