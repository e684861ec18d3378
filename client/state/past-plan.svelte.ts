/**
 * A plan as of the end of a past day (AG2), for every screen to show like any other, and for reading only. Worked out from
 * the records and the entries of the open plan, kept nowhere; going a day on or back costs what happened in it.
 */

import { dayOfInstant } from '../../shared/base/instant.ts'
import type { Day } from '../../shared/base/day.ts'
import { addDays } from '../../shared/base/day.ts'
import { err } from '../../shared/base/result.ts'
import { figuresOf } from '../../shared/engine/figures.ts'
import type { Figures } from '../../shared/engine/figures.ts'
import { momentAsOf } from '../../shared/engine/moment.ts'
import { createAssembler, patchPlan } from '../../shared/plan/assemble/assemble-plan.ts'
import type { Assembled } from '../../shared/plan/assemble/assemble-plan.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import type { PlanSource } from '../../shared/plan/source.ts'
import { PlanPast } from '../../shared/plan/past/plan-past.ts'
import { recordOpening } from '../../shared/plan/record-opening.ts'
import type { OpenPlan, PastDay } from './open-plan.ts'

export class PastPlan implements OpenPlan {
  readonly readOnly = 'as of a past day'
  /** What the relay lets do is of today. */
  readonly access = undefined
  readonly undoable = undefined
  readonly redoable = undefined
  readonly touched: OpenPlan['touched'] = new Map()
  readonly lastLooked = undefined
  readonly #live: OpenPlan
  #past: PlanPast
  #assembled: Assembled
  #figures: Figures = $state.raw() as unknown as Figures
  #day: Day = $state.raw() as unknown as Day

  /** `source`: of `live`, all of it. */
  constructor(live: OpenPlan, source: PlanSource, day: Day) {
    this.#live = live
    this.#past = new PlanPast(source, this.#momentOf(day).now)
    this.#assembled = createAssembler(this.#past.source)
    this.#day = day
    this.#figures = figuresOf(this.#assembled.plan, this.#momentOf(day))
  }

  /** Another day; false where nothing is known of it. */
  show(day: Day): void {
    if (day === this.#day) return
    const moment = this.#momentOf(day)
    const change = this.#past.moveTo(moment.now)
    this.#assembled = patchPlan(this.#assembled, this.#past.source, change)
    this.#day = day
    this.#figures = figuresOf(this.#assembled.plan, moment, this.#figures)
  }

  get past(): PastDay {
    const zone = this.#live.plan.settings.timeZone
    const opened = recordOpening(this.#past.told.map(({ entry }) => entry))
    const isOpened = opened !== undefined
    const opening = opened ?? this.#past.told[0]?.at
    const last = addDays(this.#live.figures.moment.today, -1)
    const since = opening === undefined ? last : dayOfInstant(opening, zone)
    return { day: this.#day, first: since < last || isOpened ? since : last, last }
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
  readonly undo: OpenPlan['undo'] = async () => undefined
  readonly redo: OpenPlan['redo'] = async () => undefined
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

const refused = err({ code: 'AS_OF_PAST', facts: {} } as const)
