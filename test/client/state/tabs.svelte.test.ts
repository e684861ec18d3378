// Who leads of several tabs of one plan.

import { afterEach, expect, test, vi } from 'vitest'
import { joinTabs } from '../../../client/state/tabs.ts'
import type { Tabs } from '../../../client/state/tabs.ts'

afterEach(() => vi.restoreAllMocks())

const led: string[] = []
const join = (name: string): Tabs => joinTabs('tabs-test', { message: () => {}, lead: () => led.push(name) })

test('one leads, the next when it has left', async () => {
  const first = join('first')
  await expect.poll(() => led).toEqual(['first'])
  const second = join('second')
  first.close()
  await expect.poll(() => led).toEqual(['first', 'second'])
  expect(first.leads).toBe(false)
  expect(second.leads).toBe(true)
  second.close()
})

test('a lock that was on its way to a tab as it left is not taken up, and is given back', async () => {
  let grant: () => unknown = () => expect.fail('no lock was asked for')
  vi.spyOn(navigator.locks, 'request').mockImplementation((...asked: readonly unknown[]) => {
    grant = asked.at(-1) as typeof grant
    return Promise.resolve()
  })
  const late = join('late')
  late.close()
  await grant()
  expect(led).not.toContain('late')
  expect(late.leads).toBe(false)
})
