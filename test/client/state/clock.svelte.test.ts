// The clock of a page: what a device's clock says is taken, until it jumps.
import { afterEach, expect, test, vi } from 'vitest'
import { Clock } from '../../../client/state/clock.svelte.ts'

afterEach(() => vi.useRealTimers())

test('a device’s clock that is set anew is told within a minute; one that merely goes on is not', () => {
  vi.useFakeTimers()
  const clock = new Clock()
  const jumped = vi.fn<() => void>()
  const stop = clock.onJump(jumped)
  vi.advanceTimersByTime(180_000)
  expect(jumped).not.toHaveBeenCalled()
  vi.setSystemTime(Date.now() + 3_600_000)
  vi.advanceTimersByTime(60_100)
  expect(jumped).toHaveBeenCalledOnce()
  stop()
  vi.setSystemTime(Date.now() - 3_600_000)
  vi.advanceTimersByTime(60_100)
  expect(jumped).toHaveBeenCalledOnce()
})
