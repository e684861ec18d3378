// The codes of sessions on each store (storage-contract.ts): what one relay gives every other relay on the store knows.
import { expect, test } from 'vitest'
import { codeLasts } from '../../shared/wire/session-code.ts'
import { endCode, findCode, giveCode } from '../../server/access/session-codes.ts'
import type { MakeStore } from './storage-contract.ts'

const now = 1_790_000_000_000
const place = (session: string, plan = 'plan') => ({ plan, epoch: '1', session })

export function testSessionCodes(make: MakeStore): void {
  test('the code of a session is the same for all who ask, found by every relay, and over after its time', async () => {
    const { storage, reopen } = await make()
    // All at once: nobody writes over what another has written meanwhile.
    const asked = ['a', 'b', 'c', 'a', 'b'].map((session) => giveCode(storage, place(session), now))
    const given = (await Promise.all(asked)).map((one) => (one.ok ? one.value.code : one.error))
    expect(given.slice(3)).toEqual(given.slice(0, 2))
    expect(new Set(given).size).toBe(3)
    const other = await reopen()
    for (const [i, session] of ['a', 'b', 'c'].entries())
      expect(await findCode(other, given[i], now + codeLasts - 1)).toMatchObject({ value: place(session) })
    expect(await findCode(other, given[0], now + codeLasts)).toEqual({ ok: true, value: undefined })
    await endCode(other, { plan: 'plan', session: 'b' })
    expect(await findCode(other, given[1], now)).toEqual({ ok: true, value: undefined })
    expect(await findCode(other, given[2], now)).toMatchObject({ value: place('c') })
  })
}
