// A plain socket that writes to a room and remembers which of its updates came back, for tests of what survives.

import { once } from 'node:events'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { decodeMessage, encodeMessage } from '../../shared/wire/message.ts'

export class RelayWriter {
  /** Keys whose update the relay has echoed. */
  readonly echoed = new Set<string>()
  readonly sent = new Set<string>()
  readonly closed: Promise<number>
  readonly #socket: WebSocket
  readonly #doc = new Y.Doc()
  readonly #keyByUpdate = new Map<string, string>()

  private constructor(socket: WebSocket) {
    this.#socket = socket
    this.closed = new Promise((resolve) => socket.once('close', (code) => resolve(code)))
    socket.on('error', () => {})
    socket.on('message', (frame: Buffer) => {
      const message = decodeMessage(frame)
      const key = message?.type === 'update' ? this.#keyByUpdate.get(textOf(message.update)) : undefined
      if (key !== undefined) this.echoed.add(key)
    })
    this.#doc.on('update', (update: Uint8Array) => {
      const key = [...this.sent].at(-1) ?? ''
      this.#keyByUpdate.set(textOf(update), key)
      this.#socket.send(encodeMessage({ type: 'update', update }))
    })
  }

  static async open(wsUrl: string, room: string): Promise<RelayWriter> {
    const socket = new WebSocket(`${wsUrl}/${room}`)
    await once(socket, 'open')
    return new RelayWriter(socket)
  }

  write(key: string, value: string | number): void {
    this.sent.add(key)
    this.#doc.getMap('cells').set(key, value)
  }

  /** Resolves once at least so many updates have come back, or the socket is closed. */
  async echoes(count: number): Promise<void> {
    while (this.echoed.size < count && this.#socket.readyState === WebSocket.OPEN) {
      await Promise.race([once(this.#socket, 'message'), this.closed])
    }
  }

  end(): void {
    this.#socket.terminate()
  }
}

/** What the relay gives one who has never been in this room. */
export async function readRoom(wsUrl: string, room: string): Promise<Y.Doc> {
  const socket = new WebSocket(`${wsUrl}/${room}`)
  const doc = new Y.Doc()
  const whole = new Promise<void>((resolve, reject) => {
    socket.once('close', (code) => reject(new Error(`closed with ${code}`)))
    socket.on('message', (frame: Buffer) => {
      const message = decodeMessage(frame)
      if (message === undefined || !('update' in message)) return
      Y.applyUpdate(doc, message.update)
      if (message.type === 'step-2') resolve()
    })
  })
  await once(socket, 'open')
  socket.send(encodeMessage({ type: 'step-1', stateVector: Y.encodeStateVector(doc) }))
  await whole.finally(() => socket.terminate())
  return doc
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
