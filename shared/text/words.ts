/**
 * All words about figures, as typed functions: what a language has to give. A second language is one more folder beside
 * `en/` and a line each in `text.ts` and `further-text.ts`; nothing else knows which language it speaks.
 */

import type { Day } from '../base/day.ts'
import type { Instant } from '../base/instant.ts'
import type { AnswerStanding } from '../engine/answers/answer-state.ts'
import type { Breach } from '../engine/answers/breach.ts'
import type { BlockedRoot, ReasonStep } from '../engine/blockers.ts'
import type { Ownerless } from '../engine/ownership.ts'
import type { Freshness } from '../engine/freshness.ts'
import type { Gap, RuleId } from '../engine/gaps/gap.ts'
import type {
  Headline,
  HeadlineFirst,
  HeadlinePointer,
  HeadlineSecond,
  SaidMeasured,
} from '../engine/headline.ts'
import type { DateForecast, DayChance, Estimates } from '../engine/forecast/forecast.ts'
import type { KeyResultForecast } from '../engine/forecast/forecast-key-results.ts'
import type { Impact } from '../engine/impact.ts'
import type { Driver, ScheduleFlag } from '../engine/schedule.ts'
import type { NullReason, ValueFlag } from '../engine/value.ts'
import type { Fault } from '../plan/fault.ts'
import type { StagePlace, ValueKind } from '../plan/governance.ts'
import type { ItemId, PersonId } from '../plan/ids.ts'
import type { EarnedValueBasis } from '../plan/policies.ts'
import type { Blocker, Status } from '../plan/report.ts'
import type { ExplainedFigure, Explanation } from './explained-figure.ts'
import type { Measure, Telling } from './telling.ts'

export interface Words {
  readonly days: DayWords
  readonly ages: AgeWords
  readonly money: MoneyWords
  readonly values: ValueWords
  readonly states: StateWords
  readonly gaps: GapWords
  readonly headline: HeadlineWords
  readonly saidMeasured: SaidMeasuredWords
  readonly roots: RootWords
}

/** What is said only where somebody looks further: no screen waits for it but those that say it. */
export interface FurtherWords {
  readonly troubles: TroubleWords
  readonly gaps: FurtherGapWords
  readonly answers: AnswerWords
  readonly stages: StageWords
  readonly impact: ImpactWords
  readonly forecast: ForecastWords
  readonly figures: FigureWords
}

export interface DayWords {
  /** 15 days */
  count(days: number): string
  /** 15 working days */
  working(days: number): string
  /** 15 d */
  short(days: number): string
  /** 15 days late · 3 days early · on plan */
  late(days: number): string
  /** As `late`; from ten working days also in weeks: 15 days late (3 weeks) */
  lateInWeeks(days: number, workdaysPerWeek: number): string
  /** Thu 5 Mar; with its year where that could be mistaken */
  day(day: Day, today: Day): string
  /** Thursday 5 March 2026 */
  whole(day: Day): string
  /** today · tomorrow · in 3 days · 3 days ago; calendar days */
  relative(day: Day, today: Day): string
}

/** Ages count working days: whole days off do not count (FR1). */
export interface AgeWords {
  /** 3 days old · of today */
  old(workingDays: number): string
  /** today · 6 d · 3 w, for cards */
  short(workingDays: number, workdaysPerWeek: number): string
  /** today 08:10 · yesterday 15:40 · 6 days old; undefined: never heard of */
  said(at: Instant | undefined, telling: Telling): string
  readonly never: string
  freshness(state: Freshness): string
  /** 5 of 13 heard within 24 h */
  heard(live: number, inPlay: number, liveHours: number): string
  /** 61 % heard within 24 h */
  liveShare(share: number | null, liveHours: number): string
}

/** Amounts in major units. `sentence` keeps three digits, `short` one decimal of thousands or millions, `exact` all. */
export interface MoneyWords {
  exact(amount: number, currency: string): string
  sentence(amount: number, currency: string): string
  short(amount: number, currency: string): string
  /** € 48,300 over · € 48,300 under · on budget */
  over(amount: number, currency: string): string
  /** € 900 k of 1.2 M */
  outOf(part: number, whole: number, currency: string): string
  /** +€ 41,000 */
  more(amount: number, currency: string): string
}

export interface ValueWords {
  number(value: number, decimals?: number): string
  /** 61 % from 0.61 */
  share(share: number): string
  /** 96 leads; money where the unit is the plan's currency */
  measured(value: number, measure: Measure, currency: string): string
  /** 96 of 300 leads · € 900 k of 1.2 M */
  outOf(value: number, whole: number, measure: Measure, currency: string): string
  /** Ann, Bo and Cy · Ann, Bo, Cy and 2 more */
  list(names: readonly string[], most?: number): string
}

export interface StateWords {
  status(status: Status): string
  blockerKind(kind: Blocker['kind']): string
  /** waits for Store meter data in the country · chased by Mara Lindqvist · since Tue 10 Nov */
  blocker(blocker: Blocker, telling: Telling): string
  light(light: 'green' | 'amber' | 'red' | 'none'): string
  severity(severity: Gap['severity']): string
  basis(basis: EarnedValueBasis): string
}

/** Of every trouble: what happened, what it means, what to do. */
export interface Trouble {
  readonly what: string
  readonly means: string
  readonly todo: string
}

export interface TroubleWords {
  scheduleFlag(flag: ScheduleFlag): Trouble
  valueFlag(flag: ValueFlag): Trouble
  fault(fault: Fault, telling: Telling): Trouble
  noValue(reason: NullReason): string
  /** What stands in place of a figure that has no value. */
  readonly dash: string
  driver(driver: Driver, telling: Telling): string
}

export interface GapWords {
  /** Of two figures that cannot both be right, as `FurtherGapWords.sentence` says it. */
  contradiction(gap: Gap, telling: Telling): string
  /** The rule's plain name: nobody owns it */
  rule(rule: RuleId): string
}

export interface FurtherGapWords {
  /** One plain sentence with its figures, 90 characters where it can be. */
  sentence(gap: Gap, telling: Telling): string
  /** Several gaps of one rule as one line: 12 items have no owner. */
  many(rule: RuleId, count: number): string
  /** The label of its button; `ask` names who is asked. For `me` where the one to ask is the one who reads it. */
  mend(gap: Gap, telling: Telling, me?: PersonId): string
  /** What the rule looks for, why it matters and how it is mended. */
  help(rule: RuleId): string
}

export interface AnswerWords {
  /** How far beyond: 15 days late · € 2,000 over its budget · heading for 40 of 100 guests */
  breach(breach: Breach, telling: Telling): string
  /** waits for an answer · Ann Ray, by Tue 10 Mar */
  state(standing: AnswerStanding, telling: Telling): string
}

export interface StageWords {
  /** Decided · On hold */
  place(place: StagePlace): string
  /** one-time cost */
  kind(kind: ValueKind): string
  /** € 85,000 · 4 (headcount) */
  amount(kind: ValueKind, amount: number, currency: string): string
  /** a budget and the approval of Anna Lund; approvers are ids of people, or a role that nobody holds */
  lack(needs: readonly string[], approvers: readonly string[], telling: Telling): string
}

export interface HeadlineWords {
  /** Each at most 90 characters; the second is empty where there is nothing to say. */
  first(first: HeadlineFirst, telling: Telling): string
  second(second: HeadlineSecond, telling: Telling): string
  /** In parts, so that the root can stand out and be a link. */
  pointer(pointer: HeadlinePointer, telling: Telling): PointerWords
  /** oldest report on this chain: 2 days old */
  pointerAge(pointer: HeadlinePointer, telling: Telling): string
  /** All of it as one text, for terminals and mail. */
  whole(headline: Headline, telling: Telling): string
  readonly firstWeek: string
}

/** `before` + `root` + `after` is the sentence; `act` the one who can act, empty where nobody is known. */
export interface PointerWords {
  readonly before: string
  readonly root: string
  readonly after: string
  readonly act: string
}

/** A cell of two lines. */
export interface Cell {
  readonly main: string
  readonly detail: string
}

export interface SaidMeasuredWords {
  said(row: SaidMeasured, telling: Telling): Cell
  measured(row: SaidMeasured, basis: EarnedValueBasis, telling: Telling): Cell
}

export interface RootWords {
  /** 15 days · the next limit, once the first is gone · 3 days left */
  delay(root: BlockedRoot): string
  /** waits for Type approval since Tue 10 Nov · Tomas Berg can act · Mara Lindqvist chases it */
  state(
    root: BlockedRoot,
    ownerless: Ownerless | undefined,
    mustAct: PersonId | undefined,
    telling: Telling,
  ): string
  /** holds 9 items, 3 key results, € 300 k, 6 people */
  holds(root: BlockedRoot, telling: Telling): string
  /** Launch, 15 days late, because of Shops, because of … */
  chain(steps: readonly ReasonStep[], telling: Telling): string
}

export interface ImpactWords {
  /** Moves Launch by 3 days, to Mon 28 Dec. · Moves Launch by 0 days: it waits for Type approval anyway. */
  milestone(impact: Impact, telling: Telling): string
  /** 9 items, 2 key results, 6 people, € 390,000 moved · nothing else moves */
  hit(impact: Impact, telling: Telling): string
  keyResult(keyResult: Impact['keyResults'][number], telling: Telling): string
  item(item: Impact['items'][number], telling: Telling): string
}

export interface ForecastWords {
  /** 1 in 5 · half · less than 1 in 20 */
  chance(share: number): string
  /** Launch: 1 in 10 by Mon 28 Dec, half by Tue 5 Jan, 8 in 10 by Mon 11 Jan. */
  dates(name: string, dates: DateForecast, telling: Telling): string
  /** As promised, by Mon 7 Dec: less than 1 in 20. */
  meeting(what: 'plan' | 'promise' | 'both', meeting: DayChance, telling: Telling): string
  /** What makes it uncertain: Distribution (41 %), Shops (22 %) and Customs release (10 %). */
  causes(causes: readonly { readonly itemId: ItemId; readonly share: number }[], telling: Telling): string
  /** 31 of 33 estimates are assumed. */
  estimates(estimates: Estimates): string
  /** What *assumed* means. */
  readonly assumed: string
  criticality(share: number): string
  /** Orders: 3 in 10 tries reach € 1.2 M by Fri 5 Mar. */
  keyResult(forecast: KeyResultForecast, target: number, targetDay: Day, telling: Telling): string
  readonly byCurve: string
}

export interface FigureWords {
  /** Name, trade name, formula in words and which way is good. */
  explain(figure: ExplainedFigure): Explanation
}
