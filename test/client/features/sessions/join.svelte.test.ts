// A session's code at both ends: shown while the relay gives one, and entered with all that can be wrong about it.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import type { DeskAnswer } from '../../../../client/state/access-desk.ts'
import type { OpenPlan } from '../../../../client/state/open-plan.ts'
import { SessionCode } from '../../../../client/features/sessions/session-code.svelte.ts'
import type { Session } from '../../../../shared/plan/session.ts'
import { codeLasts, type CodeAnswer } from '../../../../shared/wire/session-code.ts'
import { openSample, violationsIn } from '../../parts/sample.ts'
import JoinCase from './JoinCase.svelte'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const minute = 60_000
const session = { id: 'monday', fingerprint: 'C5C4RA' } as unknown as Session

/** The same plan at a relay that answers so. */
function atRelay(open: OpenPlan, ask: () => Promise<DeskAnswer>): OpenPlan {
  const more = {
    access: { role: 'viewer', wasNotInvited: false, ask },
    save: { ...open.save, relay: 'connected' },
  }
  return new Proxy(open, {
    get: (of, name) => (name in more ? more[name as keyof typeof more] : Reflect.get(of, name, of)),
  })
}

describe('the code of a session', () => {
  test('is asked for again before its time is over, stays while the relay is away, and not beyond its time', async () => {
    vi.useFakeTimers()
    const answers: DeskAnswer[] = [
      { type: 'code', code: 'KDFH2345', lasts: codeLasts },
      { type: 'code', code: 'KDFH2345', lasts: codeLasts },
    ]
    const asked = vi.fn<() => Promise<DeskAnswer>>(async () => answers.shift() ?? { type: 'away' })
    const given = new SessionCode(asked)
    const stop = given.keep()
    expect(given.isAsking).toBe(true)
    await vi.advanceTimersByTimeAsync(0)
    expect([given.code, given.isAsking]).toEqual(['KDFH2345', false])
    await vi.advanceTimersByTimeAsync(15 * minute)
    expect(asked).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(19 * minute)
    expect(given.code).toBe('KDFH2345')
    await vi.advanceTimersByTimeAsync(2 * minute)
    expect(given.code).toBeUndefined()
    stop()
    const count = asked.mock.calls.length
    await vi.advanceTimersByTimeAsync(60 * minute)
    expect(asked).toHaveBeenCalledTimes(count)
  })

  test('is shown in two groups with where to enter it, and spelled to a screen reader; the QR code stands beside it', async () => {
    const open = atRelay(await openSample(), async () => ({
      type: 'code',
      code: 'KDFH2345',
      lasts: codeLasts,
    }))
    const screen = await render(JoinCase, { open, session })
    await expect.element(screen.getByText('The code: K D F H, 2 3 4 5')).toBeInTheDocument()
    await expect.element(screen.getByText('KDFH', { exact: true })).toBeVisible()
    await expect.element(screen.getByText(`${location.host}/join`)).toBeVisible()
    await expect.element(screen.getByRole('img', { name: /QR code/ })).toBeVisible()
    expect(await violationsIn(screen.container)).toEqual([])
  })

  test('is nowhere where the relay gives none, and where there is no relay', async () => {
    const sample = await openSample()
    const refusing = atRelay(sample, async () => ({ type: 'refused', why: 'too many' }))
    for (const open of [refusing, sample]) {
      const screen = await render(JoinCase, { open, session })
      await expect.element(screen.getByText(/open the plan’s link/)).toBeVisible()
      expect(screen.container.textContent).not.toMatch(/code at|\/join|····/)
      await screen.unmount()
    }
  })
})

describe('entering it', () => {
  const answers: readonly (readonly [typed: string, answer: CodeAnswer | 'away', said: RegExp])[] = [
    ['', 'away', /Type the code/],
    ['kdfh 234', 'away', /These are 7/],
    ['kdfh 2340', 'away', /No code has a “0”/],
    ['kdfh 2345', { type: 'none' }, /No session has this code now/],
    ['kdfh 2345', { type: 'too many', seconds: 6 }, /Wait 6 seconds/],
    ['kdfh 2345', { type: 'too many', seconds: 130 }, /Wait 3 minutes/],
    ['kdfh 2345', { type: 'busy' }, /The relay does not answer/],
    ['kdfh 2345', 'away', /The relay does not answer/],
  ]

  test('says what is wrong with it, and asks the relay only what can be one', async () => {
    await page.viewport(390, 844)
    const asked: string[] = []
    const screen = await render(JoinCase, { open: await openSample() })
    const heard = () => screen.getByRole('status').element().textContent
    const field = screen.getByRole('textbox', { name: 'The session’s code' })
    await expect.element(field).toHaveFocus()
    for (const [typed, answer, said] of answers) {
      vi.stubGlobal('fetch', async (path: string, { body }: RequestInit) => {
        asked.push(`${path} ${String(body)}`)
        if (answer === 'away') throw new TypeError('Failed to fetch')
        return Response.json(answer)
      })
      await field.fill(typed)
      await expect.poll(heard).toBe('')
      await userEvent.keyboard('{Enter}')
      await expect.poll(heard).toMatch(said)
      await expect.element(field).toBeInvalid()
    }
    expect(asked).toEqual(Array.from({ length: 5 }, () => '/session-code {"code":"KDFH2345"}'))
    expect(await violationsIn(screen.container)).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
  })

  test('leads to the session, however it was pasted', async () => {
    const path = `${'A'.repeat(22)}.1`
    vi.stubGlobal('fetch', async () => Response.json({ type: 'session', path, session: 'monday' }))
    const screen = await render(JoinCase, { open: await openSample() })
    await screen.getByRole('textbox').fill(' kdfh\u00a02345 ')
    await screen.getByRole('button', { name: 'Join' }).click()
    await expect.poll(() => location.hash).toBe(`#/plan/${path}/sessions?session=monday`)
    location.hash = ''
  })
})
