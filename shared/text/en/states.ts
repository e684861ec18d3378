/** English words for statuses, blockers, lights and severities: a word beside every colour and shape. */

import type { Gap } from '../../engine/gaps/gap.ts'
import type { EarnedValueBasis } from '../../plan/policies.ts'
import { unreachable } from '../../base/assert.ts'
import type { Blocker, WaitsFor } from '../../plan/report.ts'
import type { Telling } from '../telling.ts'
import type { StateWords } from '../words.ts'
import { days } from './days.ts'
import { item, person } from './names.ts'

const blockerKinds: Readonly<Record<Blocker['kind'], string>> = {
  dependency: 'other work',
  resource: 'people or means',
  approval: 'an approval',
  external: 'somebody outside',
}

const lights = { green: 'on plan', amber: 'at risk', red: 'behind', none: 'not measured' }

const severityNames: Readonly<Record<Gap['severity'], string>> = {
  critical: 'now',
  serious: 'soon',
  minor: 'when there is time',
}

const bases: Readonly<Record<EarnedValueBasis, string>> = {
  cost: 'money',
  effort: 'hours',
  duration: 'working days',
  count: 'number of items',
}

export const states: StateWords = {
  status: (status) => status,
  blockerKind: (kind) => blockerKinds[kind],
  blocker: (blocker, telling) =>
    [
      `waits for ${waitsFor(blocker.waitsFor, telling)}`,
      ...(blocker.chasedBy === undefined ? [] : [`chased by ${person(telling, blocker.chasedBy)}`]),
      `since ${days.day(blocker.since, telling.today)}`,
      ...(blocker.until === undefined ? [] : [`expected ${days.day(blocker.until, telling.today)}`]),
    ].join(' · '),
  light: (light) => lights[light],
  severity: (severity) => severityNames[severity],
  basis: (basis) => bases[basis],
}

export function waitsFor(waits: WaitsFor, telling: Telling): string {
  switch (waits.type) {
    case 'item':
      return item(telling, waits.id)
    case 'person':
      return person(telling, waits.id)
    case 'outside':
      return waits.name
    default:
      return unreachable(waits)
  }
}
