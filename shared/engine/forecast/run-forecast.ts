/** Runs a forecast a few runs at a time, so that whoever runs it can tell how far it is (FC1). */

import { BackwardLanes } from './backward-lanes.ts'
import { DrawLanes } from './draw-lanes.ts'
import type { ForecastInput } from './forecast-input.ts'
import { ForwardLanes } from './forward-lanes.ts'
import { createLanes, laneCount } from './lanes.ts'
import { RunTally } from './run-tally.ts'
import type { ForecastOutcome } from './run-tally.ts'

export class ForecastRun {
  #done = 0
  readonly #runs: number
  readonly #draws: DrawLanes
  readonly #forward: ForwardLanes
  readonly #backward: BackwardLanes
  readonly #tally: RunTally

  constructor(input: ForecastInput) {
    const lanes = createLanes(input)
    this.#runs = input.options.runs
    this.#draws = new DrawLanes(input, lanes)
    this.#forward = new ForwardLanes(input, lanes)
    this.#backward = new BackwardLanes(input, lanes)
    this.#tally = new RunTally(input, lanes, this.#backward, this.#draws.drawn)
  }

  get done(): number {
    return this.#done
  }

  /** At least `runs` more, never more than were asked for; true once all are done. */
  advance(runs: number): boolean {
    const until = Math.min(this.#runs, this.#done + runs)
    while (this.#done < until) {
      const count = Math.min(laneCount, this.#runs - this.#done)
      this.#draws.draw(count)
      this.#forward.run()
      this.#backward.run()
      this.#tally.add(count)
      this.#done += count
    }
    return this.#done >= this.#runs
  }

  outcome(): ForecastOutcome {
    return this.#tally.outcome()
  }
}

export function runForecast(input: ForecastInput): ForecastOutcome {
  const run = new ForecastRun(input)
  run.advance(input.options.runs)
  return run.outcome()
}
