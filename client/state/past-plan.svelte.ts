/**
 * A plan as of the end of a past day (AG2), for every screen to show like any other, and for reading only. Worked out from
 * the records and the entries of the open plan, kept nowhere; going a day on or back costs what happened in it.
 */

import { dayOfInstant } from '../../shared/base/instant.ts'
import type { Instant } from '../../shared/base/instant.ts'
import type { Day } from '../../shared/base/day.ts'
import { addDays } from '../../shared/base/day.ts'
import { err } from '../../shared/base/result.ts'
import type { Figures } from '../../shared/engine/figures.ts'
import { isJudged, lateFigures } from '../../shared/engine/late-figures.ts'
import { momentAsOf } from '../../shared/engine/moment.ts'
import type { Moment } from '../../shared/engine/moment.ts'
import { branchOf, patchPlan } from '../../shared/plan/assemble/assemble-plan.ts'
import type { Assembled } from '../../shared/plan/assemble/assemble-plan.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import type { PlanSource } from '../../shared/plan/source.ts'
import { goBack } from '../../shared/plan/past/go-back.ts'
import type { PlanPast } from '../../shared/plan/past/plan-past.ts'
import { recordOpening } from '../../shared/plan/record-opening.ts'
import type { OpenPlan, PastDay } from './open-plan.ts'
import { presentOf } from './present-of.ts'

export class PastPlan implements OpenPlan {
  readonly readOnly = 'as of a past day'
  /** What the relay lets do is of today. */
  readonly access = undefined
  readonly undoable = undefined
  readonly redoable = undefined
  readonly touched: OpenPlan['touched'] = new Map()
  readonly lastLooked = undefined
  readonly #live: OpenPlan
  /** What it was made of: once that is another, what was said meanwhile is in it, too. */
  #madeOf: Plan
  /** Days that were worked out before they were asked for. */
  readonly #ahead = new Map<Day, Figures>()
  #past: PlanPast
  #opening: Opening
  #assembled: Assembled
  #figures: Figures = $state.raw() as unknown as Figures
  #day: Day = $state.raw() as unknown as Day

  /** `source`: of `live`, all of it. */
  constructor(live: OpenPlan, source: PlanSource, day: Day) {
    this.#live = live
    const present = presentOf(live)
    const moment = this.#momentOf(day)
    const { past, assembled } = goBack(source, moment.now, present)
    this.#madeOf = live.plan
    this.#past = past
    this.#assembled = assembled
    this.#opening = openingOf(past)
    this.#day = day
    this.#figures = lateFigures(assembled.plan, moment, present?.figures)
  }

  show(day: Day): void {
    if (day === this.#day) return
    const moment = this.#momentOf(day)
    if (this.#live.plan === this.#madeOf || !this.#live.source) this.#moveTo(moment)
    else {
      const { past, assembled } = goBack(this.#live.source, moment.now, presentOf(this.#live))
      this.#madeOf = this.#live.plan
      this.#past = past
      this.#assembled = assembled
      this.#opening = openingOf(past)
      this.#ahead.clear()
    }
    this.#day = day
    this.#figures = this.#ahead.get(day) ?? lateFigures(this.#assembled.plan, moment, this.#figures)
  }

  /** Works out a day that is likely to be asked for next; false where it is known, or nothing is known of it. */
  prepare(day: Day): boolean {
    const { first, last } = this.past
    if (this.#ahead.has(day) || day < first || day > last || this.#live.plan !== this.#madeOf) return false
    const moment = this.#momentOf(day)
    this.#moveTo(moment)
    const figures = lateFigures(this.#assembled.plan, moment, this.#figures)
    if (isJudged(this.#figures)) void figures.gaps
    this.#ahead.set(day, figures)
    this.#moveTo(this.#momentOf(this.#day))
    for (const known of [...this.#ahead.keys()].slice(0, -mostAhead)) this.#ahead.delete(known)
    return true
  }

  #moveTo({ now }: Moment): void {
    this.#assembled = patchPlan(this.#assembled, this.#past.source, this.#past.moveTo(now))
  }

  get past(): PastDay {
    const zone = this.#live.plan.settings.timeZone
    const { opened, begun } = this.#opening
    const last = addDays(this.#live.figures.moment.today, -1)
    const since = begun === undefined ? last : dayOfInstant(begun, zone)
    return { day: this.#day, first: since < last || opened !== undefined ? since : last, last }
  }

  get plan(): Plan {
    return this.#figures.plan
  }

  get figures(): Figures {
    return this.#figures
  }

  get source(): PlanSource {
    void this.#figures
    return this.#past.source
  }

  readonly record: OpenPlan['record'] = { isRefused: false, read: async () => true }

  readonly branch: OpenPlan['branch'] = () => branchOf(this.#assembled)

  get id() {
    return this.#live.id
  }

  get me() {
    return this.#live.me
  }

  get asked() {
    return this.#live.asked
  }

  get device() {
    return this.#live.device
  }

  get save() {
    return this.#live.save
  }

  get drafts() {
    return this.#live.drafts
  }

  get peers() {
    return this.#live.peers
  }

  readonly do: OpenPlan['do'] = async () => refused
  readonly tryOut: OpenPlan['tryOut'] = () => refused
  readonly preview: OpenPlan['preview'] = () => refused
  readonly undo: OpenPlan['undo'] = async () => refused
  readonly redo: OpenPlan['redo'] = async () => refused
  readonly takeBack: OpenPlan['takeBack'] = async () => refused
  readonly speakFor: OpenPlan['speakFor'] = (person) => this.#live.speakFor(person)
  readonly exportFile: OpenPlan['exportFile'] = () => this.#live.exportFile()
  readonly retryDraft: OpenPlan['retryDraft'] = (key) => this.#live.retryDraft(key)
  readonly dropDraft: OpenPlan['dropDraft'] = (key) => this.#live.dropDraft(key)

  /** Whoever looks at the past says nothing of it to the others. */
  readonly point: OpenPlan['point'] = () => {}

  #momentOf(day: Day) {
    return momentAsOf(this.#live.plan.settings.timeZone, day)
  }
}

const mostAhead = 4

/** When its record was opened with a balance, if it was; and when what it tells begins. */
interface Opening {
  readonly opened: Instant | undefined
  readonly begun: Instant | undefined
}

function openingOf({ told }: PlanPast): Opening {
  const opened = recordOpening(told.map(({ entry }) => entry))
  return { opened, begun: opened ?? told[0]?.at }
}

const refused = err({ code: 'AS_OF_PAST', facts: {} } as const)
