/** English words for what is odd: warnings of schedule and value, missing values, and what drives a date. */

import { unreachable } from '../../base/assert.ts'
import type { Driver, ScheduleFlag } from '../../engine/schedule.ts'
import type { NullReason, ValueFlag } from '../../engine/value.ts'
import type { Telling } from '../telling.ts'
import type { Trouble, TroubleWords } from '../words.ts'
import { days } from './days.ts'
import { faultTrouble } from './faults.ts'
import { item } from './names.ts'

export const troubles: TroubleWords = {
  scheduleFlag: (flag) => scheduleFlags[flag],
  valueFlag: (flag) => valueFlags[flag],
  fault: faultTrouble,
  noValue: (reason) => reasons[reason],
  dash: '–',
  driver,
}

const scheduleFlags: Readonly<Record<ScheduleFlag, Trouble>> = {
  LEAD_CUT: {
    what: 'A lead reaches into the past',
    means: 'The item is placed today at the earliest.',
    todo: 'Shorten the lead, or say when the work really started.',
  },
  FINISH_UNCONFIRMED: {
    what: '100 % without a finish',
    means: 'Nothing is left, and nobody has said it is done.',
    todo: 'Say when it was finished.',
  },
  START_ASSUMED: {
    what: 'Progress without a start',
    means: 'It is taken to have started as promised.',
    todo: 'Say when it was started.',
  },
  ACTUAL_IN_FUTURE: {
    what: 'A fact dated after today',
    means: 'It is kept as it was said.',
    todo: 'Correct the day if it was a slip.',
  },
  OUT_OF_SEQUENCE: {
    what: 'Done before what it needs',
    means: 'Its links say it could not be finished yet.',
    todo: 'Ask whether the other is done too, or mend the link.',
  },
  AT_THE_EARLIEST: {
    what: 'At the earliest',
    means: 'It hangs on something blocked with no day expected; it is taken to be free tomorrow.',
    todo: 'Say when the block is expected to end.',
  },
  REMAINING_ASSUMED: {
    what: 'Days left are assumed',
    means: 'The last report is counted down one day for each working day.',
    todo: 'Check in to say what is left.',
  },
  IN_CYCLE: {
    what: 'Part of a circle of links',
    means: 'It cannot be placed in time; everything else is.',
    todo: 'Remove one link of the circle.',
  },
}

const valueFlags: Readonly<Record<ValueFlag, Trouble>> = {
  UNBASELINED: {
    what: 'Not in the agreed plan',
    means: 'Nothing was planned for it, so it earns nothing.',
    todo: 'The next agreed plan takes it in.',
  },
  NO_BUDGET: {
    what: 'No amount',
    means: 'It counts 0 in the sums.',
    todo: 'Set its budget, or its effort.',
  },
  LEVEL_OF_EFFORT: {
    what: 'Earns by the clock',
    means: 'It earns what was planned and is kept out of the schedule’s efficiency.',
    todo: 'Choose another way of earning if it has a result.',
  },
  MISSING_COSTS: {
    what: 'Work done, no cost booked',
    means: 'Its cost efficiency would be endless, so none is shown.',
    todo: 'Book what it cost.',
  },
}

const reasons: Readonly<Record<NullReason, string>> = {
  'no costs recorded': 'no costs are booked',
  'nothing planned yet': 'nothing was planned by now',
  'nothing spent yet': 'nothing is spent yet',
  'no budget': 'there is no budget',
  'budget exhausted': 'the budget is used up',
  'no baseline': 'no plan is agreed yet',
  'nothing earned yet': 'no work is done yet',
  'no remaining estimates': 'nobody has said what is left',
  'not started': 'it has not started',
}

/** Why an item starts when it does. */
function driver(why: Driver, telling: Telling): string {
  const on = (day: string): string => days.day(day, telling.today)
  switch (why.type) {
    case 'link':
      return `waits for ${item(telling, why.itemId)}`
    case 'plan start':
      return 'starts with the plan'
    case 'status date':
      return 'could start today'
    case 'not before':
      return `not before ${on(why.day)}`
    case 'actual start':
      return `started ${on(why.day)}`
    case 'blocked until':
      return `blocked until ${on(why.day)}`
    default:
      return unreachable(why)
  }
}
