// Whose withdrawal counts when it is read, on every device alike: its author's, or a planner's as of the moment it was said.
import { expect, test } from 'vitest'
import { find } from '../../../shared/base/table.ts'
import { assemblePlan, createAssembler, patchPlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import type { SourceEntry } from '../../../shared/plan/source.ts'
import { GrowingSource } from './growing-source.ts'
import { certificateText } from './random-certificate.ts'

let count = 0
const said = (
  kind: string,
  at: number,
  body: SourceEntry['body'],
  who: Partial<SourceEntry>,
): SourceEntry => ({
  id: `e${++count}`,
  kind,
  at,
  body,
  ...who,
})
const vouched = (device: string, role: string, from: number, relay = 'relay'): SourceEntry => {
  const text = certificateText(relay, { device, role, from })
  return said('certificate', from, { certificate: text }, { device })
}

const mara = { by: 'mara', device: 'maras' }
const tomas = { by: 'tomas', device: 'his' }
const checkIn = said('checkIn', 100, { item: 'a', percent: 40 }, mara)
const taking = (who: Partial<SourceEntry>, at = 200): SourceEntry =>
  said('withdrawal', at, { entry: checkIn.id }, who)

function sourceOf(entries: readonly SourceEntry[], relayKey?: string): GrowingSource {
  const source = new GrowingSource()
  const record = { name: 'Nordic', ...(relayKey !== undefined && { relayKey }) }
  source.take({ type: 'record', kind: 'plan', id: 'plan', record })
  source.take({ type: 'record', kind: 'item', id: 'a', record: { title: 'A', type: 'task' } })
  for (const entry of entries) source.take({ type: 'entry', entry })
  return source
}

const percent = (entries: readonly SourceEntry[], relayKey?: string): number | undefined =>
  find(assemblePlan(sourceOf(entries, relayKey)).reports, 'a')?.percent

test.each([
  ['a reporter’s, of somebody else’s word', [vouched('his', 'reporter', 1), taking(tomas)], 40],
  ['a contributor’s, too', [vouched('his', 'contributor', 1), taking(tomas)], 40],
  ['a planner’s', [vouched('his', 'planner', 1), taking(tomas)], undefined],
  [
    'of one’s own word, from another device',
    [vouched('phone', 'reporter', 1), taking({ ...mara, device: 'phone' })],
    undefined,
  ],
  [
    'of one’s own device’s word',
    [vouched('maras', 'reporter', 1), taking({ ...tomas, device: 'maras' })],
    undefined,
  ],
  [
    'by a planner of then, who is none any more',
    [vouched('his', 'planner', 1), vouched('his', 'reporter', 201), taking(tomas)],
    undefined,
  ],
  [
    'by a reporter of then, who is a planner now',
    [vouched('his', 'reporter', 1), vouched('his', 'planner', 201), taking(tomas)],
    40,
  ],
  [
    'by whom another relay calls a reporter',
    [vouched('his', 'reporter', 1, 'another'), taking(tomas)],
    undefined,
  ],
] as const)('a withdrawal: %s', (_, entries, left) => {
  expect(percent([checkIn, ...entries], 'relay')).toBe(left)
  expect(percent([...entries, checkIn].toReversed(), 'relay')).toBe(left)
  // Where the link is the right nobody has a role, and everybody takes back.
  expect(percent([checkIn, ...entries])).toBeUndefined()
})

test('a withdrawal that does not count is not taken back either, and one that a planner takes back falls', () => {
  const [vain, planners] = [taking(tomas), taking({ by: 'ada', device: 'hers' })]
  const roles = [vouched('his', 'reporter', 1), vouched('hers', 'planner', 1)]
  const again = said('withdrawal', 300, { entry: planners.id }, tomas)
  expect(percent([checkIn, ...roles, vain, planners, again], 'relay')).toBeUndefined()
  const own = said('withdrawal', 300, { entry: planners.id }, { by: 'ada', device: 'hers' })
  expect(percent([checkIn, ...roles, vain, planners, own], 'relay')).toBe(40)
})

test('what a relay vouches for cannot be taken back', () => {
  const role = vouched('his', 'reporter', 1)
  const rid = said('withdrawal', 150, { entry: role.id }, tomas)
  expect(percent([checkIn, role, rid, taking(tomas)], 'relay')).toBe(40)
})

test('a role, or whose word on roles counts, that is heard later judges anew what was read', () => {
  const source = sourceOf([checkIn, taking(tomas)], 'relay')
  const before = createAssembler(source)
  expect(find(before.plan.reports, 'a')).toBeUndefined()
  const role = vouched('his', 'reporter', 1)
  source.take({ type: 'entry', entry: role })
  const after = patchPlan(before, source, { changed: [], added: [role] })
  expect(find(after.plan.reports, 'a')?.percent).toBe(40)
  source.take({ type: 'cell', kind: 'plan', id: 'plan', field: 'relayKey', value: 'another' })
  const open = patchPlan(after, source, { changed: [{ kind: 'plan', id: 'plan' }], added: [] })
  expect(find(open.plan.reports, 'a')).toBeUndefined()
})
