/**
 * What a refusal does to a plan on this device: its documents are written again without the refused edit, which becomes a
 * draft; and how a draft is tried again or thrown away.
 */

import type { ChainHead } from '../../shared/doc/chain.ts'
import { ownHead } from '../../shared/doc/own-head.ts'
import type { Signer } from '../../shared/doc/sign.ts'
import { writeOrigin } from '../../shared/doc/write-docs.ts'
import { AccessPass } from './access-pass.ts'
import type { AccessOptions } from './access-pass.ts'
import { joinAgain } from './again-line.ts'
import type { Clock } from './clock.svelte.ts'
import type { DeviceDatabase } from './offline/database.ts'
import { writePieces } from './offline/pieces.ts'
import type { PlanStore } from './offline/plan-store.ts'
import type { RejectedDrafts } from './offline/rejected-drafts.svelte.ts'
import { replaceRows } from './offline/replace-rows.ts'
import { chained, writeAgain } from './offline/write-again.ts'
import type { RoomRows, WrittenAgain } from './offline/write-again.ts'
import { isLedger, splitPath } from './rooms-of-plan.ts'
import type { RoomOfPlan } from './rooms-of-plan.ts'

export interface RefusalsOptions {
  readonly database: DeviceDatabase
  readonly path: string
  readonly relay: string | undefined
  readonly signer: Signer
  readonly access: AccessOptions
  readonly clock: Clock
  readonly store: PlanStore
  readonly drafts: RejectedDrafts
}

/** While no tab writes and no socket is open; `refused`: the room that was closed for it. Undefined, and nothing has changed, where the relay is away. */
export async function writeWithoutRefused(
  { database, path, relay, signer, access, clock, store, drafts }: RefusalsOptions,
  rooms: readonly RoomOfPlan[],
  refused: string,
): Promise<WrittenAgain | undefined> {
  if (relay === undefined) return undefined
  await store.flush()
  const rows = await Promise.all(
    rooms.map(async ({ room, isClosed }): Promise<RoomRows> => {
      const apart = await store.readApart(room)
      if (!isClosed) return apart
      return { ...apart, closed: apart.unconfirmed.length > 0 || room === refused ? 'unsettled' : 'settled' }
    }),
  )
  const pass = new AccessPass(access)
  const again = await writeAgain({
    plan: splitPath(path).plan,
    signer,
    rooms: rows,
    join: (room, updates) => joinAgain(relay, room, pass, updates),
  })
  if (!again) return undefined
  const rejected = again.rejected.map(({ code, parts }) => ({ code, parts, path, at: clock.exact() }))
  try {
    const generation = ++store.rows.generation
    await replaceRows(database, { ...again, path, generation, rows, rejected })
    store.forget()
    await drafts.load()
  } catch {
    // Nothing can be written here: what the relay has waits in memory for a better time, and so do the drafts.
    store.forget()
    for (const [room, bytes] of again.states) store.push(room, bytes, true)
    drafts.hold(rejected)
  }
  return again
}

/** Inside the device's chain. */
export async function retryDraft(
  { path, signer, drafts }: RefusalsOptions,
  key: number,
  rooms: readonly RoomOfPlan[],
  kept: ChainHead | undefined,
): Promise<{ readonly head?: ChainHead }> {
  const draft = drafts.rows.find((row) => row.key === key)
  if (!draft) return {}
  const { plan } = splitPath(path)
  let head: ChainHead | undefined
  // What this device said may stand in a ledger that is not read.
  const before = rooms.some(({ isUnread }) => isUnread) ? kept : undefined
  // What was refused in a ledger that was closed since belongs into the open one.
  const ledgers = new Set(rooms.filter(isLedger).map(({ room }) => room))
  const open = rooms.findLast((each) => isLedger(each))?.room
  const own = (): readonly unknown[] =>
    rooms.filter(isLedger).flatMap(({ doc }) => doc.getArray(signer.deviceId).toArray())
  for (const { room, doc } of rooms) {
    const isOf = (at: string): boolean => (ledgers.has(at) ? open : at) === room
    const pieces = draft.parts.flatMap((part) => (isOf(part.room) ? [part.piece] : []))
    if (pieces.length === 0) continue
    const ready = await chained(pieces, plan, signer, await ownHead(own(), plan, signer, before))
    writePieces(doc, ready, writeOrigin)
    head ??= await ownHead(own(), plan, signer, before)
  }
  return { ...(head && { head }) }
}
