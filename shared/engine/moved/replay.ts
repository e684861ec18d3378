/**
 * A plan between two days, looked at with the eyes of the second: as it stood at any moment between, but as of that day, so
 * that all that differs from one moment to the next is what was said there. What passed with time alone comes before all of it.
 */

import { must } from '../../base/assert.ts'
import type { Instant } from '../../base/instant.ts'
import { createAssembler, patchPlan } from '../../plan/assemble/assemble-plan.ts'
import type { Assembled } from '../../plan/assemble/assemble-plan.ts'
import { PlanPast } from '../../plan/past/plan-past.ts'
import type { EntryId } from '../../plan/ids.ts'
import type { PlanSource } from '../../plan/source.ts'
import { baseFiguresOf } from '../base-figures.ts'
import type { BaseFigures } from '../figures.ts'
import type { Moment } from '../moment.ts'

export class Replay {
  /** As of the first day. */
  readonly before: BaseFigures
  /** The moments at which something was said between the two, oldest first: each is one command, or several at once. */
  readonly times: readonly Instant[]
  readonly #past: PlanPast
  readonly #from: Moment
  readonly #to: Moment
  #assembled: Assembled
  #figures: BaseFigures
  #entries: ReadonlyMap<Instant, readonly EntryId[]> | undefined

  constructor(source: PlanSource, from: Moment, to: Moment) {
    this.#from = from
    this.#to = to
    this.#past = new PlanPast(source, from.now)
    this.#assembled = createAssembler(this.#past.source)
    this.before = baseFiguresOf(this.#assembled.plan, from)
    this.#figures = baseFiguresOf(this.#assembled.plan, to, this.before)
    this.times = [
      ...new Set(this.#past.told.flatMap(({ at }) => (at > from.now && at <= to.now ? [at] : []))),
    ]
  }

  /** With everything that had been said by then. */
  at(end: Instant): BaseFigures {
    if (end !== this.#past.end) {
      const change = this.#past.moveTo(end)
      this.#assembled = patchPlan(this.#assembled, this.#past.source, change)
      this.#figures = baseFiguresOf(this.#assembled.plan, this.#to, this.#figures)
    }
    return this.#figures
  }

  /** Nothing said since the first day, but the time gone by. */
  waited(): BaseFigures {
    return this.at(this.#from.now)
  }

  after(): BaseFigures {
    return this.at(this.#to.now)
  }

  entriesAt(at: Instant): readonly EntryId[] {
    this.#entries ??= new Map(
      [...Map.groupBy(this.#past.told, (told) => told.at)].map(([time, told]) => [
        time,
        told.map(({ entry }) => entry.id),
      ]),
    )
    return must(this.#entries.get(at))
  }

  /** Of those times, when something was said about this. */
  timesAbout(isAbout: (entry: PlanPast['told'][number]['entry']) => boolean): readonly Instant[] {
    const { from, to } = { from: this.#from.now, to: this.#to.now }
    const times = this.#past.told.flatMap(({ at, entry }) =>
      at > from && at <= to && isAbout(entry) ? [at] : [],
    )
    return [...new Set(times)]
  }
}
