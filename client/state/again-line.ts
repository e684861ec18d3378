/** One document joined with the relay on a socket of its own, for writing edit by edit (offline/write-again.ts). */

import * as Y from 'yjs'
import { IdRanges } from '../../shared/wire/id-ranges.ts'
import { heldByEcho } from './held.ts'
import type { AgainLine, LineOutcome } from './offline/write-again.ts'
import type { AccessPass } from './access-pass.ts'
import { openRelayRoom } from './relay-room.ts'

/** A relay that says nothing for so long, in ms, is away. */
const patience = 20_000

interface Waiting {
  structs: IdRanges
  settle(outcome: LineOutcome): void
}

export async function joinAgain(
  server: string,
  room: string,
  pass: AccessPass,
  updates: readonly Uint8Array[],
): Promise<AgainLine | undefined> {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  let waiting: Waiting | undefined
  const settle = (outcome: LineOutcome): void => {
    const { settle: tell } = waiting ?? {}
    waiting = undefined
    tell?.(outcome)
  }
  const wait = (structs: IdRanges): Promise<LineOutcome> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => settle({ type: 'away' }), patience)
      waiting = {
        structs,
        settle(outcome) {
          clearTimeout(timer)
          resolve(outcome)
        },
      }
    })
  const joined = wait(new IdRanges())
  let isJoined = false
  const line = openRelayRoom(server, room, doc, pass, {
    status(status, code) {
      if (status === 'synced' && !isJoined) {
        isJoined = true
        settle({ type: 'stored' })
      } else if (status === 'refused') settle({ type: 'refused', code: code ?? 0 })
      // A refusal is told right after the line is gone: let it speak first.
      else if (status === 'offline') queueMicrotask(() => settle({ type: 'away' }))
    },
    echo(update) {
      const held = heldByEcho(update)
      if (!isJoined || !waiting || !held) return
      waiting.structs = waiting.structs.minus(held.structs)
      if (waiting.structs.isEmpty) settle({ type: 'stored' })
    },
    moved: () => settle({ type: 'away' }),
    vector: () => {},
    hello: () => {},
  })
  const close = (): void => {
    line.destroy()
    doc.destroy()
  }
  if ((await joined).type !== 'stored') {
    close()
    return undefined
  }
  return {
    doc,
    write(change) {
      const from = Y.getState(doc.store, doc.clientID)
      const written = new IdRanges()
      const outcome = wait(written)
      change()
      written.add(doc.clientID, from, Y.getState(doc.store, doc.clientID))
      return outcome
    },
    close,
  }
}
