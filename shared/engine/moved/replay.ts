/**
 * A plan between two days, looked at with the eyes of the second: as it stood at any moment between, but as of that day, so
 * that all that differs from one moment to the next is what was said there. What passed with time alone comes before all of it.
 */

import { nameIn } from '../../plan/assemble/entry-kind.ts'
import type { Instant } from '../../base/instant.ts'
import { patchPlan } from '../../plan/assemble/assemble-plan.ts'
import type { Assembled } from '../../plan/assemble/assemble-plan.ts'
import { goBack } from '../../plan/past/go-back.ts'
import type { Present } from '../../plan/past/go-back.ts'
import type { PlanPast } from '../../plan/past/plan-past.ts'
import type { EntryId } from '../../plan/ids.ts'
import type { Plan } from '../../plan/plan.ts'
import type { PlanSource, SourceEntry } from '../../plan/source.ts'
import { baseFiguresOf } from '../base-figures.ts'
import { datedFiguresOf } from '../dated-figures.ts'
import type { DatedFigures } from '../dated-figures.ts'
import type { BaseFigures } from '../figures.ts'
import type { Moment } from '../moment.ts'

export class Replay {
  readonly from: Moment
  readonly to: Moment
  readonly #past: PlanPast
  readonly #first: Plan
  readonly #figures: BaseFigures | undefined
  #assembled: Assembled
  /** What figures were last made of, as of the second day. */
  #dated: DatedFigures | undefined
  #base: BaseFigures | undefined
  #before: BaseFigures | undefined

  /** `present`: of this very source, where it is at hand, with its figures to begin from. */
  constructor(
    source: PlanSource,
    from: Moment,
    to: Moment,
    present?: Present & { readonly figures: BaseFigures },
  ) {
    this.from = from
    this.to = to
    const { past, assembled } = goBack(source, from.now, present)
    this.#past = past
    this.#assembled = assembled
    this.#first = assembled.plan
    this.#figures = present?.figures
  }

  /** As of the first day. */
  get before(): BaseFigures {
    return (this.#before ??= baseFiguresOf(this.#first, this.from, this.#figures))
  }

  /** With everything that had been said by then: the dates and goals. */
  datedAt(end: Instant): DatedFigures {
    return (this.#dated = datedFiguresOf(this.#planAt(end), this.to, this.#dated ?? this.#before))
  }

  /** The same, and the money. */
  baseAt(end: Instant): BaseFigures {
    return (this.#base = baseFiguresOf(this.#planAt(end), this.to, this.#base ?? this.#before))
  }

  /** Moments between the two days at which something was said, oldest first: each is one command, or several at once. */
  times(isAbout?: (entry: SourceEntry) => boolean): readonly Instant[] {
    const told = this.#past.told.filter(
      ({ at, entry }) => at > this.from.now && at <= this.to.now && (!isAbout || isAbout(entry)),
    )
    return [...new Set(told.map(({ at }) => at))]
  }

  /** Of a change in several entries that which names it all. */
  entriesAt(time: Instant, isAbout?: (entry: SourceEntry) => boolean): readonly EntryId[] {
    const told = this.#past.told.filter(({ at, entry }) => at === time && (!isAbout || isAbout(entry)))
    return [...new Set(told.map(({ entry }) => (isAbout && nameIn(entry.body['part'])) || entry.id))]
  }

  #planAt(end: Instant): Plan {
    if (end !== this.#past.end) {
      const change = this.#past.moveTo(end)
      this.#assembled = patchPlan(this.#assembled, this.#past.source, change)
    }
    return this.#assembled.plan
  }
}
