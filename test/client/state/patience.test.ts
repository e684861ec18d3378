// What is never confirmed is written again: after a while without progress, and not while there is some.

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPatience } from '../../../client/state/patience.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('runs once a count has not fallen for so long, and again until it falls', () => {
  let runs = 0
  const patience = createPatience(1_000, () => runs++)
  patience.see(2)
  vi.advanceTimersByTime(999)
  patience.see(3)
  expect(runs).toBe(0)
  vi.advanceTimersByTime(1)
  expect(runs).toBe(1)
  vi.advanceTimersByTime(1_000)
  expect(runs).toBe(2)
})

test('progress starts the wait anew; zero and the end stop it', () => {
  let runs = 0
  const patience = createPatience(1_000, () => runs++)
  patience.see(2)
  vi.advanceTimersByTime(900)
  patience.see(1)
  vi.advanceTimersByTime(900)
  expect(runs).toBe(0)
  patience.see(0)
  patience.see(1)
  patience.end()
  vi.advanceTimersByTime(10_000)
  expect(runs).toBe(0)
})
