// A relay restarts under a thousand devices: they come back spread out, counted, not in step.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openRelayRoom } from '../../../client/state/relay-room.ts'
import type { AccessPass, RelayRoom } from '../../../client/state/relay-room.ts'
import { reconnectWait } from '../../../client/state/reconnect-wait.ts'
import { HeldSocket } from '../../helpers/held-socket.ts'
import { createRandom } from '../../helpers/random.ts'

describe('the wait', () => {
  test.each([0, 1, 3, 5, 40])('after %i failures any moment is as likely as any other', (failed) => {
    const random = createRandom(failed)
    const cap = Math.min(30_000, 1_000 * 2 ** failed)
    const tenths = Array.from({ length: 10 }, () => 0)
    for (let i = 0; i < 10_000; i++) {
      const tenth = Math.floor((reconnectWait(failed, random.below(10_000) / 10_000) / cap) * 10)
      tenths[tenth] = (tenths[tenth] ?? 0) + 1
    }
    expect(Math.min(...tenths)).toBeGreaterThan(850)
    expect(Math.max(...tenths)).toBeLessThan(1_150)
  })
})

describe('a thousand devices whose relay restarts', () => {
  const rooms: RelayRoom[] = []
  const listeners = process.getMaxListeners()
  beforeEach(() => {
    // Each provider listens to the end of the process.
    process.setMaxListeners(0)
    vi.useFakeTimers()
    const random = createRandom(7)
    vi.spyOn(Math, 'random').mockImplementation(() => random.below(1_000_000) / 1_000_000)
  })
  afterEach(() => {
    for (const room of rooms.splice(0)) room.destroy()
    process.setMaxListeners(listeners)
    vi.restoreAllMocks()
    vi.useRealTimers()
  })

  test('come back over a second, and over two where it is still away: never many in one step', () => {
    const devices = 1_000
    const pass = { socket: HeldSocket, hasToken: false } as unknown as AccessPass
    const nothing = (): void => {}
    const events = { status: nothing, moved: nothing, echo: nothing, vector: nothing, hello: nothing }
    for (let i = 0; i < devices; i++)
      rooms.push(openRelayRoom('ws://relay', 'room', new Y.Doc(), pass, events))
    for (const seconds of [1, 2, 4]) {
      const lost = HeldSocket.all
      HeldSocket.all = []
      for (const socket of lost) socket.onclose?.({ code: 1006, reason: '' })
      const steps = Array.from({ length: seconds * 20 }, () => {
        const before = HeldSocket.all.length
        vi.advanceTimersByTime(50)
        return HeldSocket.all.length - before
      })
      expect(HeldSocket.all).toHaveLength(devices)
      // A twentieth of a second's share, and what chance adds to it.
      expect(Math.max(...steps)).toBeLessThan((devices / steps.length) * 1.7 + 12)
    }
  })
})
