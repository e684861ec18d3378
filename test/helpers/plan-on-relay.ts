// The sample plan, written to a real relay as the device that made it would, without a browser.

import { once } from 'node:events'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { createId, createPlanId, randomBytes } from '../../shared/base/id.ts'
import { must } from '../../shared/base/assert.ts'
import type { Instant } from '../../shared/base/instant.ts'
import { closeDocs, openDocs } from '../../shared/doc/plan-docs.ts'
import { seedDocs } from '../../shared/doc/seed.ts'
import { createNobleSigner, loadCurve } from '../../shared/doc/sign.ts'
import { planFileOfJson, sourceOfFile } from '../../shared/exchange/plan-file.ts'
import { samplePlanFile } from '../../shared/sample/sample-plan.ts'
import { decodeMessage, encodeMessage } from '../../shared/wire/message.ts'
import { formatRoomName } from '../../shared/wire/room-name.ts'

/**
 * The sample laid around `now`, everybody with an address but those of `without`; answers its path `<plan>.1`. The newer half of
 * what was said in it stands in a second ledger.
 */
export async function putSample(
  wsUrl: string,
  now: Instant,
  without: readonly string[] = [],
): Promise<string> {
  const json = JSON.parse(JSON.stringify(samplePlanFile(now, 'Europe/Berlin'))) as SampleFile
  const people = json.people.map((one) =>
    without.includes(one.id) ? one : { ...one, email: `${one.id}@example.org` },
  )
  const read = planFileOfJson({ ...json, people })
  const source = { ...sourceOfFile(must(read.ok ? read.value : undefined)), id: createPlanId(randomBytes) }
  const docs = openDocs()
  const signer = createNobleSigner(randomBytes(32), await loadCurve())
  await seedDocs(docs, source, { signer }, { now, newId: () => createId(randomBytes) })
  const at = { plan: source.id, epoch: '1' }
  await write(wsUrl, formatRoomName({ type: 'charter', ...at }), docs.charter)
  await write(wsUrl, formatRoomName({ type: 'work', ...at }), docs.work)
  const said = docs.ledger.getArray(signer.deviceId).toArray()
  const half = said.length >> 1
  for (const [period, texts] of [said.slice(0, half), said.slice(half)].entries()) {
    const ledger = new Y.Doc()
    ledger.getArray(signer.deviceId).push(texts)
    await write(wsUrl, formatRoomName({ type: 'ledger', period: String(period), ...at }), ledger)
  }
  closeDocs(docs)
  return `${source.id}.1`
}

interface SampleFile {
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

async function write(wsUrl: string, room: string, doc: Y.Doc): Promise<void> {
  const socket = new WebSocket(`${wsUrl}/${room}`)
  await once(socket, 'open')
  const echoed = new Promise<void>((resolve, reject) => {
    socket.once('close', (code) => reject(new Error(`closed with ${code}`)))
    socket.on('message', (frame: Buffer) => {
      if (decodeMessage(frame)?.type === 'update') resolve()
    })
  })
  socket.send(encodeMessage({ type: 'update', update: Y.encodeStateAsUpdate(doc) }))
  await echoed.finally(() => socket.terminate())
}
