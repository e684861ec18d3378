/**
 * The relay took this plan back to an earlier state: it lives on in another epoch, under another path. What this device holds is
 * brought there (offline/carry-over.ts), and every tab is led to it. Nothing has changed here until all of that is written down.
 */

import * as Y from 'yjs'
import { must } from '../../shared/base/assert.ts'
import { closeCodes } from '../../shared/wire/close-code.ts'
import { closeDocs, ledgersOf } from '../../shared/doc/plan-docs.ts'
import type { DocumentName, PlanDocs } from '../../shared/doc/plan-docs.ts'
import { AccessPass } from './access-pass.ts'
import { joinAgain } from './again-line.ts'
import { carryOver } from './offline/carry-over.ts'
import type { PlacedPiece } from './offline/carry-over.ts'
import type { DeviceDatabase, DraftRow } from './offline/database.ts'
import { movePlan } from './offline/move-plan.ts'
import { historyOf, piecesOf } from './offline/pieces.ts'
import { writeAgain } from './offline/write-again.ts'
import type { RoomRows } from './offline/write-again.ts'
import type { PlanLines } from './plan-lines.svelte.ts'
import type { RefusalsOptions } from './refusals.ts'
import { isLedger, splitPath } from './rooms-of-plan.ts'
import type { RoomOfPlan } from './rooms-of-plan.ts'

/** Every tab is led to the same place in the plan, at its new path; `ended`: this one has nothing more to say to the relay. */
export async function followTo(
  to: { readonly epoch: string } | { readonly path: string },
  database: DeviceDatabase,
  options: Omit<RefusalsOptions, 'drafts'>,
  rooms: readonly RoomOfPlan[],
  lines: Pick<PlanLines, 'send' | 'closeOff'>,
): Promise<'away' | 'ended'> {
  const { path: from } = options
  try {
    const path = 'path' in to ? to.path : await bringOver(database, options, rooms, to.epoch)
    if (path === undefined) return 'away'
    if ('epoch' in to) lines.send({ type: 'moved', path })
    location.replace(location.hash.replace(from, path))
  } catch {
    // This device keeps nothing (a private window): what it holds stays in the tab, and is said to be refused.
    lines.closeOff(closeCodes.otherEpoch.code)
  }
  return 'ended'
}

/**
 * The plan's path from now on; undefined, and nothing has changed, where the relay is away. Throws where the device cannot keep
 * it. While no tab writes and no socket is open.
 */
async function bringOver(
  database: DeviceDatabase,
  options: Omit<RefusalsOptions, 'drafts'>,
  rooms: readonly RoomOfPlan[],
  epoch: string,
): Promise<string | undefined> {
  const { path, relay, signer, access, clock, store } = options
  if (relay === undefined) return undefined
  const { plan } = splitPath(path)
  const to = `${plan}.${epoch}`
  await store.flush()
  const held = await Promise.all(
    rooms.map(async ({ room, type, isClosed }) => ({
      type,
      isClosed,
      there: room.replace(`${path}.`, `${to}.`),
      rows: await store.readApart(room),
    })),
  )
  const pass = new AccessPass(access)
  const there = await readDocs(held, (room) => joinAgain(relay, room, pass, []))
  if (!there) return undefined
  const before = docsBy(held, ({ rows }) => historyOf(allOf(rows)))
  const unsent = held.filter(isLedger).flatMap(({ rows }, i) => {
    const ledger = must(ledgersOf(before)[i])
    return rows.unconfirmed.flatMap(({ bytes }) => piecesOf(ledger, bytes))
  })
  const { written, asked } = carryOver({
    plan,
    device: signer.deviceId,
    before,
    there,
    unsent: new Set(unsent.flatMap((piece) => (piece.type === 'text' ? [piece.text] : []))),
  })
  for (const docs of [there, before]) closeDocs(docs)
  const again = await writeAgain({
    plan,
    signer,
    rooms: held.map(({ type, isClosed, there: room }) => ({
      room,
      confirmed: [],
      unconfirmed: [],
      ...(isClosed && { closed: 'unsettled' }),
      pieces: written.map((command) =>
        command.flatMap(({ document, piece }) => (document === type ? [piece] : [])),
      ),
    })),
    join: (room) => joinAgain(relay, room, pass, []),
  })
  if (!again) return undefined
  const roomOf = (document: DocumentName): string =>
    must(held.find(({ type, isClosed }) => type === document && !isClosed)).there
  const at = clock.exact()
  const drafts = [
    ...asked.map((command) => ({ code: closeCodes.otherEpoch.code, parts: partsOf(command, roomOf), at })),
    ...again.rejected.map(({ code, parts }) => ({ code, parts, at })),
  ]
  await movePlan(database, { from: path, to, states: again.states, head: again.head, drafts })
  return to
}

function partsOf(
  command: readonly PlacedPiece[],
  roomOf: (document: DocumentName) => string,
): DraftRow['parts'] {
  return command.map(({ document, piece }) => ({ room: roomOf(document), piece }))
}

interface Held extends Pick<RoomOfPlan, 'type' | 'isClosed'> {
  readonly there: string
  readonly rows: RoomRows
}

function allOf({ confirmed, unconfirmed }: RoomRows): readonly Uint8Array[] {
  return [...confirmed, ...unconfirmed.map(({ bytes }) => bytes)]
}

/** What the relay has now; undefined where it is away or lets nobody in. */
async function readDocs(
  held: readonly Held[],
  join: (room: string) => ReturnType<typeof joinAgain>,
): Promise<PlanDocs | undefined> {
  const lines = await Promise.all(held.map(({ there }) => join(there)))
  const states = new Map(
    lines.flatMap((line, i) => {
      const room = held[i]?.there
      return line && room !== undefined ? [[room, Y.encodeStateAsUpdate(line.doc)] as const] : []
    }),
  )
  for (const line of lines) line?.close()
  if (states.size < held.length) return undefined
  return docsBy(held, ({ there }) => historyOf([must(states.get(there))]))
}

function docsBy(held: readonly Held[], docOf: (held: Held) => Y.Doc): PlanDocs {
  const of = (document: DocumentName): Y.Doc =>
    docOf(must(held.find(({ type, isClosed }) => type === document && !isClosed)))
  const closed = held.filter(({ isClosed }) => isClosed).map(docOf)
  return { charter: of('charter'), work: of('work'), ledger: of('ledger'), closed }
}
