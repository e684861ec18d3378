// The save state is that of the least safe edit, whatever else is well.

import { describe, expect, test } from 'vitest'
import { saveWords } from '../../../client/app/save-words.ts'
import { saveStateOf } from '../../../client/state/save-state.ts'
import type { StoreState } from '../../../client/state/offline/plan-store.ts'
import type { SaveState } from '../../../client/state/open-plan.ts'

const nothing: StoreState = { queued: 0, unconfirmed: 0, waiting: 0 }
const relay = (state: SaveState['relay'], refusal?: number) => ({ state, refusal, syncedAt: undefined })
const words = (stored: Partial<StoreState>, state: SaveState['relay'], refusal?: number): string =>
  saveWords(saveStateOf({ ...nothing, ...stored }, relay(state, refusal), 0, undefined)).text

describe('the three levels', () => {
  test.each([
    [{}, 'connected', 'On the relay'],
    [{ queued: 1, unconfirmed: 1, waiting: 1 }, 'connected', 'Not yet on this device'],
    [{ unconfirmed: 1, waiting: 1 }, 'connected', 'On this device, 1 waits for the relay'],
    [{ unconfirmed: 3, waiting: 2 }, 'connected', 'On this device, 2 wait for the relay'],
    [{ unconfirmed: 2, waiting: 2 }, 'offline', 'Offline, 2 wait here'],
    [{}, 'offline', 'Offline, all sent'],
    [{}, 'connecting', 'Looking for the relay…'],
    [{}, 'none', 'On this device'],
    [
      { queued: 2, unconfirmed: 2, waiting: 1, trouble: 'full' },
      'offline',
      'In this tab only, 1 waits for the relay',
    ],
    [{ queued: 2, trouble: 'full' }, 'connected', 'On the relay, not on this device'],
    [{ queued: 2, trouble: 'lost' }, 'offline', 'On the relay, not on this device'],
    [{ queued: 2, trouble: 'full' }, 'none', 'In this tab only'],
  ] as const)('%j with the relay %s: %s', (stored, state, text) => {
    expect(words(stored, state)).toBe(text)
  })

  test('a failed write is never called saved, even with nothing queued any more', () => {
    expect(saveStateOf({ ...nothing, trouble: 'lost' }, relay('connected'), 0, undefined).level).toBe(
      'memory',
    )
  })

  test('a plan that the relay lets nobody into says so, with what waits', () => {
    expect(words({ unconfirmed: 2, waiting: 2 }, 'refused', 4409)).toBe('Refused by the relay, 2 wait here')
  })
})

test('a clock that is wrong by up to two minutes is nobody’s trouble', () => {
  const trouble = (minutes: number) => saveStateOf(nothing, relay('connected'), minutes, undefined).trouble
  expect(trouble(2)).toBeUndefined()
  expect(trouble(-3)).toEqual({ type: 'clock wrong', minutes: -3 })
})
