// Joins a plan's rooms as a device of its own, reads what they hold, and leaves: the plan as every other device has it.

import * as Y from 'yjs'
import { WebSocket } from 'ws'
import { loadCurve, type Signer } from '../../../shared/doc/sign.ts'
import { closeDocs, ledgersOf, openDocs, withLedgers, type PlanDocs } from '../../../shared/doc/plan-docs.ts'
import { openReader } from '../../../shared/doc/reader.ts'
import { createAssembler } from '../../../shared/plan/assemble/assemble-plan.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import { isChallenge, provesProtocol, signedText } from '../../../shared/wire/access-message.ts'
import type { AccessFromClient, AccessFromRelay } from '../../../shared/wire/access-message.ts'
import { closeReasonOf } from '../../../shared/wire/close-code.ts'
import { decodeMessage, encodeMessage } from '../../../shared/wire/message.ts'
import { subProtocol } from '../../../shared/wire/protocol.ts'
import { formatRoomName, mostLedgers, type Room } from '../../../shared/wire/room-name.ts'
import type { PlanLink } from './plan-link.ts'
import { turnedAway } from './turned-away.ts'

/** How long a room may take, in ms. */
const patience = 30_000
/** Throws a sentence where the relay is away, does not let it in, or holds nothing by this link. */
export async function readJoinedPlan(link: PlanLink, signer: Signer, name: string): Promise<Plan> {
  let docs = openDocs()
  const { plan, epoch } = link
  const read = (room: Room, doc: Y.Doc): Promise<number> =>
    readRoom(link, formatRoomName(room), doc, signer, name)
  try {
    // One after the other: the first redeems the invitation.
    const sealed = await read({ type: 'charter', plan, epoch }, docs.charter)
    await read({ type: 'work', plan, epoch }, docs.work)
    docs = withLedgers(docs, Math.min(sealed, mostLedgers) + 1)
    for (const [period, doc] of ledgersOf(docs).entries())
      await read({ type: 'ledger', plan, epoch, period: String(period) }, doc)
    return await planOf(docs, plan)
  } finally {
    closeDocs(docs)
  }
}

async function planOf(docs: PlanDocs, id: string): Promise<Plan> {
  if (docs.charter.share.size === 0 && docs.work.share.size === 0)
    throw new Error(
      'The relay holds nothing by this link yet. Open the plan on the device that made it, and try again.',
    )
  await loadCurve()
  const reader = openReader(docs, id)
  reader.verify()
  const { plan } = createAssembler(reader.source)
  reader.close()
  return plan
}

/** Resolves with how many of the plan's ledgers are sealed. */
function readRoom(link: PlanLink, room: string, doc: Y.Doc, signer: Signer, name: string): Promise<number> {
  const socket = new WebSocket(`${link.sync}/${room}`, [subProtocol, provesProtocol], {
    handshakeTimeout: patience,
  })
  let sealed = 0
  const whole = new Promise<number>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(away(link, 'it did not answer in 30 seconds'))), patience)
    socket.on('close', (code) => {
      clearTimeout(late)
      reject(new Error(turnedAway(closeReasonOf(code), link)))
    })
    socket.on('error', (error) => reject(new Error(away(link, error.message || 'nothing answers there'))))
    socket.on('message', (frame: Buffer) => {
      const message = decodeMessage(frame)
      if (message?.type === 'access') void answer(message.text)
      // The relay greets who is in.
      if (message?.type === 'hello')
        socket.send(encodeMessage({ type: 'step-1', stateVector: Y.encodeStateVector(doc) }))
      if (message === undefined || !('update' in message)) return
      Y.applyUpdate(doc, message.update)
      if (message.type === 'step-2') resolve(sealed)
    })
  })
  async function answer(text: string): Promise<void> {
    const word = JSON.parse(text) as AccessFromRelay
    if (word.type === 'granted') sealed = word.sealed ?? 0
    if (word.type !== 'challenge' || !isChallenge(word.challenge, link.plan)) return
    const signature = await signer.sign(signedText(word.challenge, link.host))
    const { secret } = link
    const proof: AccessFromClient = {
      type: 'proof',
      key: signer.publicKey,
      signature,
      host: link.host,
      name,
      ...(secret !== undefined && { secret }),
    }
    socket.send(encodeMessage({ type: 'access', text: JSON.stringify(proof) }))
  }
  return whole.finally(() => socket.terminate())
}

function away({ sync }: PlanLink, why: string): string {
  return `The relay at ${sync} cannot be reached: ${why}. Is it running? --at says another address of it.`
}
