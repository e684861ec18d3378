// Who may do what by the word of a relay; without one everybody is an owner.
import { expect, test } from 'vitest'
import { authorityRefusal } from '../../../shared/commands/authority.ts'
import { append, setField } from '../../../shared/commands/edits.ts'
import type { Refusal } from '../../../shared/commands/refusal.ts'
import { refusalText } from '../../../shared/commands/refusal-text.ts'
import { createTable } from '../../../shared/base/table.ts'
import type { MemberRole } from '../../../shared/plan/certificate.ts'
import type { Edit } from '../../../shared/plan/edit.ts'

const said = new Map([
  ['mine', { kind: 'checkIn', by: 'mara', device: 'other phone' }],
  ['here', { kind: 'checkIn', by: 'tomas', device: 'this' }],
  ['theirs', { kind: 'checkIn', by: 'tomas', device: 'his' }],
  ['signed', { kind: 'stage.countersigned', by: 'tomas', device: 'his' }],
  ['signedByMe', { kind: 'stage.countersigned', by: 'mara', device: 'old phone' }],
])
const people = createTable([{ id: 'tomas', name: 'Tomas Berg', away: [] }])

function refusal(role: MemberRole | undefined, ...edits: readonly Edit[]): Refusal | undefined {
  return authorityRefusal(edits, {
    role,
    me: 'mara',
    device: 'this',
    plan: { people } as unknown as Parameters<typeof authorityRefusal>[1]['plan'],
    entry: (id) => said.get(id),
  })
}

const close = append('period.closed', { through: '2026-11-22' })
const withdraw = (entry: string): Edit => append('withdrawal', { entry })
const criteria = setField('plan', 'plan', 'stageNeeds.decided budget', true)
const moved = append('stage.moved', { item: 'a', stage: 'identified' })
const booked = append('booking', { item: 'a' })
const retitled = setField('item', 'a', 'title', 'A')

test.each([
  ['a booking', 'reporter', [booked]],
  ['taking back what I said', 'reporter', [withdraw('mine')]],
  ['taking back what was said on this device', 'reporter', [withdraw('here')]],
  ['the last approval, that moves it', 'reporter', [append('stage.approved', { item: 'a' }), moved]],
  ['a stage', 'contributor', [moved]],
  ['work', 'contributor', [retitled]],
  ['closing a period', 'planner', [close]],
  ['governance', 'planner', [criteria]],
  ['work and governance at once', 'planner', [retitled, criteria]],
  ['taking back what somebody else said', 'planner', [withdraw('theirs')]],
] as const)('%s asks for a %s', (_, least, edits) => {
  const order = ['none', 'viewer', 'reporter', 'contributor', 'planner', 'owner'] as const
  const refused = order.filter((role) => refusal(role, ...edits) !== undefined)
  expect(refused).toEqual(order.slice(0, order.indexOf(least)))
  expect(refusal(undefined, ...edits)).toBeUndefined()
})

test('whoever may not is told who may', () => {
  const text = (found: Refusal | undefined) => found && refusalText(found, String)
  expect(text(refusal('reporter', close))).toBe(
    'This device may report, and not change the work. Planners and owners may do this; an owner can give this device more in Settings.',
  )
  expect(text(refusal('reporter', moved))).toMatch(/Contributors, planners and owners may do this/)
})

test('ST a countersignature is taken back by whoever gave it, and by no planner', () => {
  for (const role of [undefined, 'planner', 'owner'] as const) {
    expect(refusal(role, withdraw('signedByMe'))).toBeUndefined()
    expect(refusal(role, withdraw('signed'))).toEqual({
      code: 'NOT_YOUR_SIGNATURE',
      facts: { name: 'Tomas Berg' },
    })
  }
})
