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
import type { PastPart, PlanPast } from '../../plan/past/plan-past.ts'
import type { EntryId } from '../../plan/ids.ts'
import type { Plan } from '../../plan/plan.ts'
import type { PlanSource, SourceChange, SourceEntry } from '../../plan/source.ts'
import { baseFiguresOf } from '../base-figures.ts'
import { byTheDay } from '../by-the-day.ts'
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
  /** What is at a moment of its own. */
  #apart: PastPart | undefined
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
    return (this.#before ??= baseFiguresOf(this.#first, this.from, this.#figures, byTheDay))
  }

  /** With everything that had been said by then: the dates and goals. */
  datedAt(end: Instant): DatedFigures {
    return (this.#dated = datedFiguresOf(this.#planAt(end), this.to, this.#dated ?? this.#before, byTheDay))
  }

  /** The same of what is meant alone, all else as of the second day. */
  datedPartAt(part: PastPart, end: Instant): DatedFigures {
    if (this.#apart !== part) this.#planAt(this.to.now)
    this.#apart = part
    this.#patch(this.#past.movePart(part, end))
    return (this.#dated = datedFiguresOf(
      this.#assembled.plan,
      this.to,
      this.#dated ?? this.#before,
      byTheDay,
    ))
  }

  /** The same, and the money. */
  baseAt(end: Instant): BaseFigures {
    return (this.#base = baseFiguresOf(this.#planAt(end), this.to, this.#base ?? this.#before, byTheDay))
  }

  /** Moments between the two days at which something was said, oldest first: each is one command, or several at once. */
  times(isAbout?: (entry: SourceEntry) => boolean): readonly Instant[] {
    const told = this.#past.told.filter(
      ({ at, entry }) => at > this.from.now && at <= this.to.now && (!isAbout || isAbout(entry)),
    )
    return [...new Set(told.map(({ at }) => at))]
  }

  /** The same of a part: what was written without a word comes with what was said next. */
  timesOf(part: PastPart): readonly Instant[] {
    const all = this.times()
    const found = new Set(this.times((entry) => part.meansEntry(entry)))
    let next = 0
    for (const turn of this.#past.turnsOf(part, this.from.now, this.to.now)) {
      while (next < all.length && (all[next] ?? 0) < turn) next++
      const at = all[next]
      if (at !== undefined) found.add(at)
    }
    return [...found].sort((a, b) => a - b)
  }

  /** Of a change in several entries that which names it all. */
  entriesAt(time: Instant, isAbout?: (entry: SourceEntry) => boolean): readonly EntryId[] {
    const told = this.#past.told.filter(({ at, entry }) => at === time && (!isAbout || isAbout(entry)))
    return [...new Set(told.map(({ entry }) => (isAbout && nameIn(entry.body['part'])) || entry.id))]
  }

  #planAt(end: Instant): Plan {
    if (this.#apart) this.#patch(this.#past.movePart(this.#apart, this.#past.end))
    this.#apart = undefined
    if (end !== this.#past.end) this.#patch(this.#past.moveTo(end))
    return this.#assembled.plan
  }

  #patch(change: SourceChange): void {
    this.#assembled = patchPlan(this.#assembled, this.#past.source, change)
  }
}
