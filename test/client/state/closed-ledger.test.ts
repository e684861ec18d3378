// A closed ledger's socket: left once it is known to be whole at the relay, and never told as a network that is gone.

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openRelayRoom } from '../../../client/state/relay-room.ts'
import type { AccessPass, RelayRoom, RoomStatus } from '../../../client/state/relay-room.ts'
import { HeldSocket } from '../../helpers/held-socket.ts'

let line: RelayRoom | undefined
let told: RoomStatus[] = []
let left = 0

beforeEach(() => {
  vi.useFakeTimers()
  told = []
  left = 0
})
afterEach(() => {
  line?.destroy()
  HeldSocket.all.length = 0
  vi.useRealTimers()
})

function joinClosed(): RelayRoom {
  const pass = { socket: HeldSocket, hasToken: false } as unknown as AccessPass
  const events = {
    status: (status: RoomStatus) => told.push(status),
    moved: () => {},
    echo: () => {},
    vector: () => {},
    hello: () => {},
    left: () => left++,
  }
  line = openRelayRoom('ws://localhost', 'plan.1.ledger.0', new Y.Doc(), pass, events, undefined, true)
  HeldSocket.all.at(-1)?.onopen?.()
  line.provider.synced = true
  return line
}

test('is left when it has been whole for a while, which is not to be offline', () => {
  const { provider } = joinClosed()
  vi.advanceTimersByTime(60_000)
  expect(provider.ws).toBeNull()
  expect([told.at(-1), left]).toEqual(['synced', 1])
})

test('is not left while the network is gone: it is asked again first', () => {
  const { provider } = joinClosed()
  HeldSocket.all.at(-1)?.onclose?.({ code: 1006, reason: '' })
  expect([told.at(-1), left]).toEqual(['offline', 0])
  vi.advanceTimersByTime(60_000)
  HeldSocket.all.at(-1)?.onopen?.()
  provider.synced = true
  vi.advanceTimersByTime(60_000)
  expect(provider.ws).toBeNull()
  expect(told.at(-1)).toBe('synced')
})
