/** English words for what reading a plan left out: what happened, what it means, what to do. */

import { isDay } from '../../base/day.ts'
import type { Fault, FaultCode } from '../../plan/fault.ts'
import { shorten } from '../fit.ts'
import type { Telling } from '../telling.ts'
import type { Trouble } from '../words.ts'
import { days } from './days.ts'
import { counted } from './numbers.ts'

export function faultTrouble(fault: Fault, telling: Telling): Trouble {
  return faults[fault.code](fault, telling)
}

const faults: Readonly<Record<FaultCode, (fault: Fault, telling: Telling) => Trouble>> = {
  BAD_RECORD: (fault) => ({
    what: `A ${kind(fault)} cannot be read`,
    means: 'It is left out; nothing else is touched.',
    todo: 'Undo the last change to it, or create it again.',
  }),
  BAD_VALUE: (fault, telling) => ({
    what: `${title(fault, telling)}: ${field(fault)} cannot be ${found(fault)}`,
    means: 'The value is left out, as if it had not been given.',
    todo: 'Give it a valid one.',
  }),
  DANGLING: (fault, telling) => ({
    what: `${title(fault, telling)}: ${field(fault)} points at something that is not here`,
    means: 'It is left out; it counts again when the other part arrives.',
    todo: 'Wait for the other device, or choose something that is here.',
  }),
  CYCLE: (fault, telling) => ({
    what: `Links run in a circle: ${names(fault, telling)}`,
    means: 'These items cannot be placed in time; everything else is.',
    todo: 'Remove one of the links.',
  }),
  PARENT_CYCLE: (fault, telling) => ({
    what: `Groups lie inside each other: ${names(fault, telling)}`,
    means: 'They are shown at the top level until it is mended.',
    todo: 'Move one of them out.',
  }),
  FINISH_BEFORE_START: (fault, telling) =>
    fault.kind === 'report'
      ? {
          what: `${title(fault, telling)}: it is said to have started${on(fault, telling)}, after it was finished`,
          means: 'That it is done stands; the start is left out.',
          todo: 'Check in with the day it started.',
        }
      : {
          what: `${title(fault, telling)}: the finish${on(fault, telling)} is before the start`,
          means: 'The start stands; the finish is left out.',
          todo: 'Give it a later finish, or an earlier start and the finish again.',
        },
  GROUP_WITH_WORK: (fault, telling) => ({
    what: `${title(fault, telling)} is a group and has dates or amounts of its own`,
    means: 'Only those of the items below count.',
    todo: 'Move them to an item below, or clear them.',
  }),
  NO_WORKING_DAYS: () => ({
    what: 'The calendar has no working day',
    means: 'Monday to Friday is used.',
    todo: 'Choose the days that are worked.',
  }),
  BAD_ENTRY: (fault) => ({
    what: unreadable(fault),
    means: 'It is kept, and not counted.',
    todo: 'Ask its author to say it again.',
  }),
  BAD_SIGNATURE: (fault) => ({
    what:
      fault.found === 'certificate'
        ? 'A device’s role is vouched for by a false signature'
        : fault.found === 'unknown device'
          ? `${reports(fault)} of a device whose key is not here (${fault.id.slice(0, 6)})`
          : 'A report’s signature is false',
    means: 'It is kept, and not counted: it may not be from whom it says.',
    todo: 'Ask the person it names whether they said it.',
  }),
  BROKEN_CHAIN: (fault) =>
    fault.found === 'missing before'
      ? {
          what: `A part of the record of device ${fault.id.slice(0, 6)} is not here yet`,
          means: 'What is here counts; what it said before may still come.',
          todo: 'Let that device sync, or import its file.',
        }
      : {
          what: `The record of device ${fault.id.slice(0, 6)} has two branches`,
          means: 'Both are shown; one may be from a copied or restored device.',
          todo: 'Ask its owner which device is in use.',
        },
  UNKNOWN_ENTRY: (fault) => ({
    what: `${counted(Number(fault.found ?? 1), 'report')} of a kind this version does not know: ${fault.id}`,
    means: 'Kept and counted, not understood.',
    todo: 'Update the app.',
  }),
  UNRECORDED_EDIT: (fault, telling) => ({
    what: `${title(fault, telling)}: ${field(fault)} was changed without a record`,
    means: 'The value counts; who changed it is not known here yet.',
    todo: 'It clears up when the other device connects.',
  }),
  INCOMPLETE_BASELINE: () => ({
    what: 'The agreed plan is not all here, or is not what was approved',
    means: 'The one before it is used until it is whole.',
    todo: 'Wait for the other device, or take the plan again.',
  }),
  NEWER_VERSION: () => ({
    what: 'This plan was written by a newer version',
    means: 'It can be read, not changed, on this device.',
    todo: 'Update the app.',
  }),
}

function unreadable(fault: Fault): string {
  if (fault.field === 'id') return 'Two different reports claim to be the same one'
  if (fault.field === 'note' && fault.found === undefined)
    return 'The words beside a report are not those that were signed'
  return fault.field === undefined
    ? `A report cannot be read: ${found(fault)}`
    : `A report cannot be read: its ${field(fault)} is ${found(fault)}`
}

function reports({ ids = [] }: Fault): string {
  return counted(Math.max(1, ids.length), 'report')
}

/** What a fault names is a name in the plan, else its id. */
function title(fault: Fault, telling: Telling): string {
  const name = telling.item(fault.id) ?? telling.person(fault.id) ?? telling.keyResult(fault.id)
  return name === undefined ? `A ${kind(fault)}` : shorten(name, 40)
}

function names(fault: Fault, telling: Telling): string {
  return (fault.ids ?? []).map((id) => shorten(telling.item(id) ?? id, 40)).join(' → ')
}

const kinds: Readonly<Record<string, string>> = {
  kpi: 'measure',
  keyResult: 'key result',
  baselineChunk: 'part of the agreed plan',
  baseline: 'agreed plan',
  entry: 'report',
  readings: 'reading',
}

function kind(fault: Fault): string {
  return kinds[fault.kind] ?? fault.kind
}

function field(fault: Fault): string {
  return fault.field === undefined ? 'a value' : (fault.field.split('.')[0] ?? fault.field)
}

/** Nothing where what was found is no day. */
function on({ found: day }: Fault, { today }: Telling): string {
  return day !== undefined && isDay(day) ? ` on ${days.day(day, today)}` : ''
}

function found(fault: Fault): string {
  return fault.found ?? 'unreadable'
}
