// The relay and two others that sync Yjs documents, each as a process of its own, spoken to in its own way. Only the relay stores.

import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { inflatesProtocol, subProtocol } from '../../shared/wire/protocol.ts'
import { freePort } from '../helpers/postgres-server.ts'
import { startRelay } from '../helpers/relay-process.ts'
import type { RelayOptions } from '../helpers/relay-process.ts'

export interface UnderTest {
  readonly pid: number
  urlOf(room: string): string
  /** What its own clients offer. */
  readonly protocols?: readonly string[]
  /** What is said before anything else. */
  opening(room: string): readonly Uint8Array[]
  /** A message of y-protocols as it goes to the server. */
  wrap(room: string, message: Uint8Array): Uint8Array
  /** And as it comes back. */
  unwrap(frame: Uint8Array): Uint8Array
  stop(): Promise<unknown>
}

const plain = {
  opening: () => [],
  wrap: (_room: string, message: Uint8Array) => message,
  unwrap: (frame: Uint8Array) => frame,
}

export async function ourRelay(options: RelayOptions = {}): Promise<UnderTest> {
  const { pid, wsUrl, stop } = await startRelay(options)
  const protocols = [subProtocol, inflatesProtocol]
  return { ...plain, pid, stop, protocols, urlOf: (room) => `${wsUrl}/${room}` }
}

/** The server that came with y-websocket 2 (its successor does not run with what it installs). Keeps documents in memory alone. */
export async function yWebsocket(): Promise<UnderTest> {
  const file = fileURLToPath(new URL('bin/server.cjs', import.meta.resolve('y-websocket2/package.json')))
  const port = await freePort()
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1' }
  const { pid, stop } = await startOther([file], env, /running at/)
  return { ...plain, pid, stop, urlOf: (room) => `ws://127.0.0.1:${port}/${room}` }
}

/** Without extensions it keeps documents in memory alone. Each of its messages begins with the room. */
export async function hocuspocus(): Promise<UnderTest> {
  const file = fileURLToPath(new URL('hocuspocus.ts', import.meta.url))
  const { pid, stop, said } = await startOther([file], process.env, /http:\/\/localhost:\d+/)
  const port = /:(\d+)/.exec(said)?.[1] ?? ''
  return {
    pid,
    stop,
    urlOf: () => `ws://127.0.0.1:${port}`,
    opening(room) {
      const encoder = encoding.createEncoder()
      encoding.writeVarString(encoder, room)
      // Authentication, with a token; there is nobody who would look at it.
      encoding.writeVarUint(encoder, 2)
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarString(encoder, 'token')
      return [encoding.toUint8Array(encoder)]
    },
    wrap(room, message) {
      const encoder = encoding.createEncoder()
      encoding.writeVarString(encoder, room)
      encoding.writeUint8Array(encoder, message)
      return encoding.toUint8Array(encoder)
    },
    unwrap(frame) {
      const decoder = decoding.createDecoder(frame)
      decoding.readVarString(decoder)
      return decoding.readTailAsUint8Array(decoder)
    },
  }
}

async function startOther(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  ready: RegExp,
): Promise<{ readonly pid: number; readonly said: string; stop(): Promise<unknown> }> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += String(chunk)
      if (ready.test(said)) resolve()
    })
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${said}`)))
  })
  return {
    pid: child.pid ?? 0,
    said,
    stop() {
      child.kill('SIGKILL')
      return ended
    },
  }
}
