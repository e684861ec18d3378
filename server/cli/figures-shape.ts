/**
 * What `figures --json` prints, as a schema that its tests hold it to. Members may be added; those here stay, with their
 * type and meaning (FIGURES.md). A change that breaks a reader raises `figuresVersion`.
 */

import { z } from 'zod'
import { isDay } from '../../shared/base/day.ts'
import { answerStates } from '../../shared/engine/answers/answer-state.ts'
import { progressStates, scheduleFlags } from '../../shared/engine/schedule.ts'
import { breachMeasures } from '../../shared/plan/answer.ts'

export const figuresVersion = 1

const day = z.string().refine((text) => isDay(text))
const id = z.string().min(1)
const instant = z.number()
const whole = z.int()
/** A figure, or null and why. */
const maybe = z.union([
  z.looseObject({ value: z.number() }),
  z.looseObject({ value: z.null(), reason: z.string().min(1) }),
])
const light = z.enum(['green', 'amber', 'red', 'none'])
const orNull = <Of extends z.ZodType>(of: Of) => z.union([of, z.null()])

const sums = z.looseObject({
  bac: z.number(),
  pv: z.number(),
  ev: z.number(),
  ac: orNull(z.number()),
})

const earnedValue = sums.extend({
  basis: z.enum(['cost', 'effort', 'duration', 'count']),
  sv: maybe,
  cv: maybe,
  spi: maybe,
  cpi: maybe,
  svPercent: maybe,
  cvPercent: maybe,
  eac: maybe,
  eacTypical: maybe,
  eacAtypical: maybe,
  eacCombined: maybe,
  eacBottomUp: maybe,
  etc: maybe,
  vac: maybe,
  tcpiBac: maybe,
  tcpiEac: maybe,
  percentComplete: maybe,
  percentPlanned: maybe,
  percentSpent: maybe,
  missingCosts: z.boolean(),
  earnedSchedule: z.looseObject({
    es: maybe,
    at: maybe,
    sv: maybe,
    spi: maybe,
    pd: maybe,
    ieac: maybe,
    finish: day.optional(),
  }),
})

const item = z.looseObject({
  title: z.string(),
  type: z.enum(['group', 'task', 'milestone']),
  parent: orNull(id),
  leaf: z.boolean(),
  state: z.enum(progressStates),
  start: orNull(day),
  finish: orNull(day),
  lateStart: orNull(day),
  lateFinish: orNull(day),
  duration: orNull(whole),
  remaining: orNull(whole),
  totalFloat: orNull(whole),
  freeFloat: orNull(whole),
  critical: z.boolean(),
  drivers: z.array(z.looseObject({ type: z.string() })),
  warnings: z.array(z.enum(scheduleFlags)),
  variance: orNull(
    z.looseObject({
      total: orNull(whole),
      announced: orNull(whole),
      unannounced: orNull(whole),
      worst: orNull(id),
    }),
  ),
  value: orNull(sums),
  valueWarnings: z.array(z.string()),
  light,
  freshness: orNull(z.looseObject({ state: z.string(), inPlay: z.boolean() })),
})

const freshness = z.looseObject({
  inPlay: whole,
  live: whole,
  overdue: whole,
  liveShare: orNull(z.number()),
  medianAge: orNull(z.number()),
  oldest: orNull(id),
})

const keyResult = z.looseObject({
  id,
  objective: orNull(id),
  value: orNull(z.number()),
  valueDay: day.optional(),
  expected: orNull(z.number()),
  variance: orNull(z.number()),
  attained: orNull(z.number()),
  pace: orNull(z.number()),
  projection: orNull(z.number()),
  outlook: orNull(z.number()),
  shortfall: orNull(z.number()),
  bySlip: z.boolean(),
  slipDays: whole,
  light,
  work: z.array(id),
  reasons: z.record(z.string(), z.string()),
})

export const figuresShape = z.looseObject({
  figures: z.literal(figuresVersion),
  plan: z.looseObject({ id, name: z.string(), currency: z.string(), timeZone: z.string() }),
  moment: z.looseObject({ now: instant, today: day, statusDate: day, live: z.boolean() }),
  agreement: z.string().length(6),
  basis: z.enum(['cost', 'effort', 'duration', 'count']),
  baseline: orNull(id),
  finish: orNull(day),
  items: z.record(z.string(), item),
  value: z.looseObject({
    plan: earnedValue,
    groups: z.record(z.string(), earnedValue),
    departments: z.record(z.string(), earnedValue),
  }),
  keyResults: z.array(keyResult),
  objectives: z.array(z.looseObject({ id, attained: orNull(z.number()), missing: whole, light })),
  freshness: freshness.extend({
    groups: z.record(z.string(), freshness),
    departments: z.record(z.string(), freshness),
  }),
  ownership: z.looseObject({ inPlay: whole, owned: whole, live: whole }),
  roots: z.array(z.looseObject({ itemId: id, days: whole, blocked: z.boolean(), mustAct: orNull(id) })),
  said: z.array(z.looseObject({ departmentId: id })),
  followThrough: z.looseObject({
    due: whole,
    kept: whole,
    late: whole,
    broken: whole,
    open: whole,
    share: orNull(z.number()),
    shareBefore: orNull(z.number()),
    decisions: z.array(
      z.looseObject({
        id,
        session: orNull(id),
        type: z.string(),
        text: z.string(),
        owner: orNull(id),
        due: orNull(day),
        state: z.enum(['open', 'kept', 'late', 'broken', 'replaced', 'dropped']),
        foundOn: day.optional(),
        daysLate: whole,
        spent: z.number().optional(),
      }),
    ),
  }),
  gaps: z.array(
    z.looseObject({
      key: z.string().min(1),
      rule: z.string().regex(/^[A-Z]{2}\d+$/),
      severity: z.string(),
      about: z.looseObject({ kind: z.string() }),
      sentence: z.string().min(1),
      mendLabel: z.string().min(1),
      personName: orNull(z.string()),
    }),
  ),
  breaches: z.array(
    z.looseObject({
      about: z.looseObject({ kind: z.enum(['item', 'keyResult', 'person']), id }),
      measure: z.enum(breachMeasures),
      size: z.number(),
      threshold: z.number(),
      person: orNull(id),
      words: z.string().min(1),
      state: z.enum(answerStates),
      answer: orNull(z.looseObject({ id, text: z.string(), ownerId: id, due: day, at: instant })),
    }),
  ),
  capacity: z.record(
    z.string(),
    z.looseObject({
      hoursPerWeek: z.number(),
      left: z.boolean(),
      away: z.array(z.looseObject({ from: day, to: day })),
      weeks: z.array(
        z.looseObject({
          week: day,
          load: z.number(),
          capacity: z.number(),
          overloaded: z.boolean(),
          work: z.array(z.looseObject({ item: id, hours: z.number() })),
        }),
      ),
    }),
  ),
  headline: z.looseObject({ sentences: z.array(z.string().min(1)), text: z.string().min(1) }),
  faults: z.array(z.looseObject({ code: z.string(), sentence: z.string().min(1) })),
})
