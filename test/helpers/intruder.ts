// Somebody who has the plan's link and writes into its record what nobody said, past the board: to the real relay.

import { once } from 'node:events'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { must } from '../../shared/base/assert.ts'
import { encodeEntry, entryParts, envelopeText } from '../../shared/doc/entry.ts'
import type { Envelope } from '../../shared/doc/entry.ts'
import { decodeMessage, encodeMessage } from '../../shared/wire/message.ts'
import { formatRoomName } from '../../shared/wire/room-name.ts'
import { readRoom } from './relay-writer.ts'

/** The room of the plan's record, by the link of its board: `#/plan/<plan>.<epoch>/…`. */
export function ledgerRoomOf(link: string): string {
  const [, plan = '', epoch = ''] = must(/plan\/([\w-]+)\.(\w+)/.exec(link), `no plan in ${link}`)
  return formatRoomName({ type: 'ledger', plan, epoch, period: '0' })
}

/**
 * Takes an entry with these letters, changes what it says, and adds it to the same device's record under the old signature.
 * Resolves once the relay has stored it.
 */
export async function forgeEntry(
  wsUrl: string,
  room: string,
  letters: string,
  change: (envelope: Envelope) => Envelope,
): Promise<void> {
  const doc = await readRoom(wsUrl, room)
  const lists = [...doc.share.keys()].map((name) => doc.getArray<string>(name))
  const found = lists.flatMap((list) => list.toArray().map((raw) => ({ list, raw })))
  const { list, raw } = must(
    found.find((one) => one.raw.includes(letters)),
    `nothing says ${letters}`,
  )
  const { signature, envelope } = entryParts(raw)
  const before = Y.encodeStateVector(doc)
  list.push([encodeEntry(signature, envelopeText(change(envelope)))])
  const socket = new WebSocket(`${wsUrl}/${room}`)
  await once(socket, 'open')
  const echoed = new Promise<void>((resolve, reject) => {
    socket.once('close', (code) => reject(new Error(`closed with ${code}`)))
    socket.on('message', (frame: Buffer) => {
      if (decodeMessage(frame)?.type === 'update') resolve()
    })
  })
  socket.send(encodeMessage({ type: 'update', update: Y.encodeStateAsUpdate(doc, before) }))
  await echoed.finally(() => socket.terminate())
}
