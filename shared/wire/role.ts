// What a device may do in a plan. The unit of permission is the room (architecture, Documents): each role writes what
// the one before it does, and a document more.

import type { Room } from './room-name.ts'

export const roles = ['viewer', 'reporter', 'contributor', 'planner', 'owner'] as const
export type Role = (typeof roles)[number]
export type Right = Role | 'none'

export const rights: readonly Right[] = ['none', ...roles]

export function isRight(text: unknown): text is Right {
  return (rights as readonly unknown[]).includes(text)
}

/** Not more than one's own: for another device of the same person, of which there is one, today. */
export const ownDeviceDays = 1

export function atLeast(right: Right, least: Right): boolean {
  return rights.indexOf(right) >= rights.indexOf(least)
}

const writes: Readonly<Record<Room['type'], Role>> = {
  ledger: 'reporter',
  work: 'contributor',
  charter: 'planner',
}

export function mayWrite(right: Right, document: Room['type']): boolean {
  return atLeast(right, writes[document])
}
