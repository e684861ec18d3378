// The codes by which sessions are found just now, kept in the store, so that each relay on it knows them: one text, replaced
// only by whoever has read the last one, as who may enter a plan is. What is over goes with the next one that is written.

import { randomInt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { err, ok, type Result } from '../../shared/base/result.ts'
import { codeLasts, codeLength, makeCode } from '../../shared/wire/session-code.ts'
import type { AccessStore } from './invite-in-store.ts'

/** Among the plans' accesses; no plan has such a name. */
const name = 'relay.codes'
/** Beyond these a session has its link and its QR code. */
const mostOfPlan = 8
const mostOfAll = 2_000

const shape = z.object({
  v: z.literal(1),
  codes: z.array(
    z.object({
      code: z.string().length(codeLength),
      plan: z.string(),
      epoch: z.string(),
      session: z.string(),
      /** In ms. */
      until: z.number(),
    }),
  ),
})

export type SessionCode = Readonly<z.infer<typeof shape>['codes'][number]>
export type SessionPlace = Pick<SessionCode, 'plan' | 'epoch' | 'session'>

/** The one that the session has, made to last where half of its time is over, or a new one. */
export async function giveCode(
  store: AccessStore,
  place: SessionPlace,
  now: number,
): Promise<Result<SessionCode, 'too many' | 'busy'>> {
  for (;;) {
    const stored = await read(store)
    if (!stored.ok) return stored
    const live = stored.value.codes.filter(({ until }) => until > now)
    const known = live.find((one) => isSession(one, place) && one.epoch === place.epoch)
    if (known !== undefined && known.until - now > codeLasts / 2) return ok(known)
    const others = live.filter((one) => !isSession(one, place))
    const isFull = others.length >= mostOfAll || ofPlan(others, place.plan) >= mostOfPlan
    if (known === undefined && isFull) return err('too many')
    const given = { ...place, code: known?.code ?? newCode(others), until: now + codeLasts }
    const written = await write(store, stored.value.version, [...others, given])
    if (!written.ok) return written
    if (written.value) return ok(given)
  }
}

export async function endCode(
  store: AccessStore,
  place: Omit<SessionPlace, 'epoch'>,
): Promise<Result<true, 'busy'>> {
  for (;;) {
    const stored = await read(store)
    if (!stored.ok) return stored
    const { version, codes } = stored.value
    const others = codes.filter((one) => !isSession(one, place))
    if (others.length === codes.length) return ok(true)
    const written = await write(store, version, others)
    if (!written.ok) return written
    if (written.value) return ok(true)
  }
}

/** Takes as long whichever it is, and whether it stands, is over, or never was; `code` undefined: what was typed is none. */
export async function findCode(
  store: AccessStore,
  code: string | undefined,
  now: number,
): Promise<Result<SessionPlace | undefined, 'busy'>> {
  const stored = await read(store)
  if (!stored.ok) return stored
  const asked = Buffer.from((code ?? '').padEnd(codeLength))
  let found: SessionPlace | undefined
  for (const one of stored.value.codes) {
    const [isIt, lives] = [timingSafeEqual(Buffer.from(one.code), asked), one.until > now]
    if (isIt && lives) found = one
  }
  return ok(found)
}

const isSession = (one: SessionCode, { plan, session }: Omit<SessionPlace, 'epoch'>): boolean =>
  one.plan === plan && one.session === session

const ofPlan = (codes: readonly SessionCode[], plan: string): number =>
  codes.filter((one) => one.plan === plan).length

function newCode(others: readonly SessionCode[]): string {
  for (;;) {
    const code = makeCode(randomInt)
    if (others.every((one) => one.code !== code)) return code
  }
}

async function read(
  store: AccessStore,
): Promise<Result<{ readonly version: number; readonly codes: readonly SessionCode[] }, 'busy'>> {
  const stored = await store.access(name)
  if (!stored.ok) return err('busy')
  const { version, text } = stored.value
  // One that another version wrote is over in twenty minutes, and nothing hangs on it.
  const codes = shape.safeParse(text === undefined ? undefined : JSON.parse(text)).data?.codes
  return ok({ version, codes: codes ?? [] })
}

async function write(
  store: AccessStore,
  version: number,
  codes: readonly SessionCode[],
): Promise<Result<boolean, 'busy'>> {
  const written = await store.putAccess(name, version, JSON.stringify({ v: 1, codes }))
  return written.ok ? written : err('busy')
}
