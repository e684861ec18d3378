// What backup, restore and verify say of the rooms they have read, and the exit code that goes with it.

import { roomMark } from '../log.ts'
import type { RoomCheck } from '../storage/sqlite-check.ts'

const damagedCode = 3

/** One line for each room that cannot be read, then the sum. Rooms are named by their mark: a room's name opens its plan. */
export function sumOf(rooms: readonly RoomCheck[], done: string): number {
  const damaged = rooms.filter(({ trouble }) => trouble !== undefined)
  for (const { room, trouble } of damaged)
    process.stderr.write(`Room ${roomMark(room)} cannot be read: ${trouble}.\n`)
  const bytes = rooms.reduce((sum, room) => sum + room.bytes, 0)
  const size = `${rooms.length} ${rooms.length === 1 ? 'room' : 'rooms'}, ${(bytes / 1e6).toFixed(1)} MB`
  const verdict = damaged.length === 0 ? 'all can be read' : `${damaged.length} cannot be read`
  process.stdout.write(`${done}: ${size}, ${verdict}.\n`)
  return damaged.length === 0 ? 0 : damagedCode
}
