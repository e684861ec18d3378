/**
 * How likely each date of an open plan is: asked while somebody looks, kept with its age, worked out again once the plan
 * has been quiet for a moment. A change ends what is being worked out; what is known stays until the new one is there.
 */

import { untrack } from 'svelte'
import type { Instant } from '../../../shared/base/instant.ts'
import { sameValue } from '../../../shared/base/keep-same.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { createForecast } from '../../../shared/engine/forecast/forecast.ts'
import type { Forecast } from '../../../shared/engine/forecast/forecast.ts'
import { forecastInput } from '../../../shared/engine/forecast/forecast-input.ts'
import type { ForecastInput } from '../../../shared/engine/forecast/forecast-input.ts'
import { defaultForecastOptions } from '../../../shared/engine/forecast/forecast-options.ts'
import type { ForecastOutcome } from '../../../shared/engine/forecast/run-tally.ts'
import { none } from '../../../shared/engine/schedule.ts'
import type { OpenPlan } from '../open-plan.ts'
import { runAside } from './run-aside.ts'

/** What is shown of the work going on. */
export type ForecastWork =
  | { readonly type: 'idle' }
  | { readonly type: 'working'; readonly done: number; readonly runs: number }
  /** Stopped by a person, or so large that it is only worked out when asked for. */
  | { readonly type: 'waits'; readonly why: 'stopped' | 'large' }
  | { readonly type: 'failed'; readonly message: string }

interface Known {
  readonly figures: Figures
  readonly input: ForecastInput
  readonly outcome: ForecastOutcome
  readonly at: Instant
}

/** Milliseconds without a change before it is worked out again; the first time it only lets the screen come first. */
const quiet = 500
const afterTheScreen = 200
/** Items × runs that are worked out unasked: some three seconds of one core. */
const mostUnasked = 25_000_000

export class PlanForecast {
  readonly #open: OpenPlan
  #known: Known | undefined = $state.raw()
  #work: ForecastWork = $state.raw({ type: 'idle' })
  /** The figures that the work is about, or that were turned down. */
  #about: Figures | undefined
  #watchers = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #stop: AbortController | undefined

  constructor(open: OpenPlan) {
    this.#open = open
  }

  // Read anew and not derived: this outlives the screens that first ask for it, and a derived value ends with its screen.

  /** The latest that is known; of an older state of the plan while `isOld`. */
  get forecast(): Forecast | undefined {
    const known = this.#known
    if (known === undefined) return undefined
    const base = this.isOld ? known.figures : this.#open.figures
    return createForecast(base, known.input, known.outcome)
  }

  get isOld(): boolean {
    return this.#known !== undefined && !follows(this.#known.figures, this.#open.figures)
  }

  get hasDates(): boolean {
    return this.#open.figures.schedule.end !== none
  }

  get work(): ForecastWork {
    return this.#work
  }

  /** When the latest was worked out. */
  get at(): Instant | undefined {
    return this.#known?.at
  }

  /** An attachment: keeps the forecast up to date while its element is there. */
  readonly watch = (): (() => void) => {
    const { figures } = this.#open
    this.#watchers++
    untrack(() => this.#meet(figures))
    return () => {
      this.#watchers--
      // The next watcher may be the same one with newer figures: it comes before the end of this turn.
      queueMicrotask(() => {
        if (this.#watchers === 0) this.#end()
      })
    }
  }

  /** Works it out now, whatever the plan's size. */
  readonly ask = (): void => {
    this.#start(this.#open.figures)
  }

  readonly stop = (): void => {
    this.#end()
    this.#about = this.#open.figures
    this.#work = { type: 'waits', why: 'stopped' }
  }

  #meet(figures: Figures): void {
    if (figures.schedule.end === none) return this.#end()
    if (this.#known && follows(this.#known.figures, figures)) return
    if (this.#about && follows(this.#about, figures)) return
    this.#end()
    this.#about = figures
    const isLarge = figures.structure.count * defaultForecastOptions.runs > mostUnasked
    this.#timer = setTimeout(
      () => (isLarge ? (this.#work = { type: 'waits', why: 'large' }) : this.#start(figures)),
      this.#known ? quiet : afterTheScreen,
    )
  }

  #start(figures: Figures): void {
    this.#end()
    this.#about = figures
    const stop = new AbortController()
    this.#stop = stop
    const input = forecastInput(figures, defaultForecastOptions)
    const { runs } = input.options
    this.#work = { type: 'working', done: 0, runs }
    runAside(input, stop.signal, (done) => (this.#work = { type: 'working', done, runs })).then(
      (outcome) => {
        this.#about = undefined
        this.#known = { figures, input, outcome, at: this.#open.figures.moment.now }
        this.#work = { type: 'idle' }
      },
      (error: unknown) => {
        if (stop.signal.aborted) return
        this.#work = { type: 'failed', message: error instanceof Error ? error.message : String(error) }
      },
    )
  }

  #end(): void {
    clearTimeout(this.#timer)
    this.#stop?.abort()
    this.#stop = undefined
    this.#about = undefined
    if (this.#work.type === 'working') this.#work = { type: 'idle' }
  }
}

/** Whether a forecast of `before` is one of `now`: the same dates and links, and the same three points. */
function follows(before: Figures, now: Figures): boolean {
  if (before.schedule !== now.schedule || before.structure !== now.structure) return false
  if (before.plan.items === now.plan.items) return true
  return now.plan.items.list.every((item, index) => {
    const old = before.plan.items.list[index]
    return old === item || (old?.id === item.id && sameValue(old.estimate, item.estimate))
  })
}

/** One for each open plan, so that all that show it ask once. */
const forecasts = new WeakMap<OpenPlan, PlanForecast>()

export function forecastOfPlan(open: OpenPlan): PlanForecast {
  let forecast = forecasts.get(open)
  if (forecast === undefined) forecasts.set(open, (forecast = new PlanForecast(open)))
  return forecast
}
