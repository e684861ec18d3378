import { describe, expect, test } from 'vitest'
import { createPlanId } from '../../../shared/base/id.ts'
import { formatRoomName, parseRoomName, type Room } from '../../../shared/wire/room-name.ts'

const plan = createPlanId((count) => new Uint8Array(count).map((_, i) => i * 17))

describe('names of rooms', () => {
  const rooms: readonly Room[] = [
    { type: 'charter', plan, epoch: '1' },
    { type: 'work', plan, epoch: 'e-2_x' },
    { type: 'ledger', plan, epoch: '1', period: '2026-q1' },
    { type: 'ledger', plan: '0123456789abcdef0123456789abcdef', epoch: '1', period: '0' },
  ]

  test.each(rooms)('are read as they are written: $type', (room) => {
    expect(parseRoomName(formatRoomName(room))).toEqual(room)
  })

  test.each([
    '',
    'work',
    `${plan}.1`,
    `${plan}.1.ledger`,
    `${plan}.1.work.1`,
    `${plan}.1.ledger.a.b`,
    `${plan}..work`,
    `${plan}.1.notes`,
    `${plan.slice(1)}.1.work`,
    `${plan}A.1.work`,
    `../${plan}.1.work`,
    `${plan}.1.work\n`,
    `${plan}.${'e'.repeat(33)}.work`,
    '0123456789ABCDEF0123456789ABCDEF.1.work',
  ])('nothing else is one: %j', (name) => {
    expect(parseRoomName(name)).toBeUndefined()
  })
})
