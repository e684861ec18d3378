/** What the plan's own record may say: name, calendar, policies. */

import { isTimeZone } from '../../base/instant.ts'
import { breachMeasures } from '../answer.ts'
import { defaultCalendar } from '../calendar.ts'
import type { PlanCalendar } from '../calendar.ts'
import { governanceParts, stageNeeds, stages } from '../governance.ts'
import type { PlanSettings } from '../plan.ts'
import { statuses } from '../report.ts'
import { defaultPolicies } from '../policies.ts'
import type { Policies } from '../policies.ts'
import { field, fieldList, members, optional, section, turned } from './field-table.ts'
import type { Field } from './field-table.ts'
import {
  amount,
  day,
  flag,
  id,
  isList,
  listOf,
  numberFrom,
  oneOf,
  share,
  text,
  wholeFrom,
  yes,
} from './reader.ts'
import type { Reader } from './reader.ts'
import { membersByRef, refTo } from './reference-field.ts'

/** A name that stands for a week without a working day, so that it is told apart from a bad value (SC2.1). */
export const noWorkingDays = 'at least one weekday from 1 (Monday) to 7 (Sunday)'

const isoWeekday = wholeFrom(1, 7)
const weekdays: Reader<readonly number[]> = {
  expects: noWorkingDays,
  read(value) {
    if (!isList(value)) return undefined
    const worked = new Set(value.flatMap((each) => isoWeekday.read(each) ?? []))
    return worked.size === 0 ? undefined : [...worked].sort()
  },
}

export const calendarFields = fieldList<PlanCalendar>({
  workdays: field('workdays', weekdays, defaultCalendar.workdays),
  holidays: members('holidays', text, day),
  extraWorkdays: members('extraWorkdays', text, day),
})

const ratio = numberFrom(0, 100)
const standard = defaultPolicies

const policyFields = fieldList<Policies>({
  liveHours: field('liveHours', numberFrom(0, 10_000), standard.liveHours),
  cadenceDays: field('cadenceDays', wholeFrom(1, 1000), standard.cadenceDays),
  cadenceWeekday: field('cadenceWeekday', isoWeekday, standard.cadenceWeekday),
  cadenceMinute: field('cadenceMinute', wholeFrom(0, 1439), standard.cadenceMinute),
  toleranceDays: field('toleranceDays', numberFrom(0, 10_000), standard.toleranceDays),
  toleranceShare: field('toleranceShare', share, standard.toleranceShare),
  toleranceMoney: field('toleranceMoney', share, standard.toleranceMoney),
  paceAmber: field('paceAmber', ratio, standard.paceAmber),
  paceRed: field('paceRed', ratio, standard.paceRed),
  indexAmber: field('indexAmber', ratio, standard.indexAmber),
  indexRed: field('indexRed', ratio, standard.indexRed),
  evidenceRequired: field('evidenceRequired', flag, standard.evidenceRequired),
  progressMode: field('progressMode', oneOf('retained', 'override'), standard.progressMode),
  earnedValueBasis: field(
    'earnedValueBasis',
    oneOf('auto', 'cost', 'effort', 'duration', 'count'),
    standard.earnedValueBasis,
  ),
  estimateAtCompletion: field(
    'estimateAtCompletion',
    oneOf('typical', 'atypical', 'combined', 'bottom-up'),
    standard.estimateAtCompletion,
  ),
  criticalFloat: field('criticalFloat', wholeFrom(-10_000, 10_000), standard.criticalFloat),
  notUsed: members('notUsed', yes),
})

const stageAnd = (second: Reader<string>): Reader<string> => ({
  expects: `a stage, a space and ${second.expects}`,
  read(value) {
    if (typeof value !== 'string') return undefined
    const space = value.indexOf(' ')
    const isOne = stages.some((stage) => stage === value.slice(0, space))
    return isOne && second.read(value.slice(space + 1)) !== undefined ? value : undefined
  },
})

const mostHeadlines = 3
const headlines: Field<readonly string[]> & { readonly otherwise: readonly string[] } = turned(
  membersByRef('headlineMilestones', yes, ['item']),
  (marked) => Object.keys(marked).sort().slice(0, mostHeadlines),
  [],
)

export const settingsFields = fieldList<PlanSettings>({
  name: field('name', text, ''),
  currency: field('currency', currency(), 'EUR'),
  timeZone: field('timeZone', timeZone(), 'UTC'),
  calendar: section('calendar', calendarFields),
  hoursPerDay: field('hoursPerDay', hours(), 8),
  levelNames: field('levelNames', someTexts(), ['Initiative', 'Task']),
  policies: section('policies', policyFields),
  headlineMilestones: headlines,
  start: field('start', day),
  baselineId: refTo('baseline', 'baseline'),
  governs: optional(members('governs', yes, oneOf(...governanceParts))),
  stageNeeds: optional(members('stageNeeds', yes, stageAnd(oneOf(...stageNeeds)))),
  stageApprovers: optional(members('stageApprovers', yes, stageAnd(id))),
  evidenceFor: optional(members('evidenceFor', yes, oneOf(...statuses))),
  answerFrom: optional(members('answerFrom', amount, oneOf(...breachMeasures))),
  forkOf: field('forkOf', text),
  sampleDay: field('sampleDay', day),
  relayKey: field('relayKey', text),
})

function currency(): Reader<string> {
  return {
    expects: 'a currency such as EUR',
    read: (value) => (typeof value === 'string' && /^[A-Z]{3}$/.test(value) ? value : undefined),
  }
}

function timeZone(): Reader<string> {
  return {
    expects: 'a time zone such as Europe/Berlin',
    read: (value) => (typeof value === 'string' && isTimeZone(value) ? value : undefined),
  }
}

function hours(): Reader<number> {
  const inADay = numberFrom(0, 24)
  return {
    expects: 'hours from more than 0 to 24',
    read: (value) => (value === 0 ? undefined : inADay.read(value)),
  }
}

function someTexts(): Reader<readonly string[]> {
  const texts = listOf(text)
  return {
    expects: 'a list of names',
    read(value) {
      const found = texts.read(value)
      return found?.length ? found : undefined
    },
  }
}
