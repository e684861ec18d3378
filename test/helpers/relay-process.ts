// A real relay in a process of its own, on a free port and in a folder of its own, for journeys and crash tests.

import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface RelayOptions {
  /** Kept by the caller; without it a folder is made and removed by `stop`. */
  readonly dataDir?: string
  /** 0, the default, is a free one. */
  readonly port?: number
  /** A built board to serve; without it the relay serves none. */
  readonly clientDir?: string
  /** Listens on every address of this machine, as `--lan` does. */
  readonly lan?: boolean
  /** A shared store and its bell, in place of a folder. */
  readonly store?: string
  readonly bell?: string
  /** More of its command line. */
  readonly flags?: readonly string[]
  /** Its clock, in ms ahead of this machine's. */
  readonly ahead?: number
  /** Another build of it than the tree. */
  readonly program?: string | undefined
  /** More of its environment. */
  readonly env?: Readonly<Record<string, string>>
}

export interface RelayProcess {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /** What a y-websocket provider takes as its server: `ws://127.0.0.1:<port>/sync` */
  readonly wsUrl: string
  readonly port: number
  readonly pid: number
  readonly dataDir: string
  /** What it has said on stderr so far. */
  readonly complaints: () => string
  /** What it has said on stdout so far. */
  readonly said: () => string
  /** Resolves with the exit code, null when a signal ended it. */
  readonly ended: Promise<number | null>
  kill(signal: NodeJS.Signals): Promise<number | null>
  /** Ends it in peace and removes the folder when it is not the caller's. */
  stop(): Promise<number | null>
}

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url))

export async function startRelay(options: RelayOptions = {}): Promise<RelayProcess> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'plumbline-relay-')))
  const board = options.clientDir === undefined ? ['--no-client'] : ['--client', options.clientDir]
  const { ahead = 0 } = options
  const clock = `data:text/javascript,const now=Date.now;Date.now=()=>now()+${ahead}`
  const flags = [...board, ...(options.lan ? ['--lan'] : []), ...(options.flags ?? [])]
  const preload = ahead === 0 ? [] : ['--import', clock]
  const args = [
    ...preload,
    options.program ?? main,
    '--port',
    String(options.port ?? 0),
    '--data',
    dataDir,
    ...flags,
  ]
  const env = {
    ...process.env,
    ...(options.store !== undefined && { PLUMBLINE_STORE: options.store }),
    ...(options.bell !== undefined && { PLUMBLINE_BELL: options.bell }),
    ...options.env,
  }
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let complaints = ''
  let said = ''
  child.stdout.on('data', (chunk) => (said += String(chunk)))
  child.stderr.on('data', (chunk) => (complaints += String(chunk)))
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const port = await Promise.race([
    portOf(child.stdout),
    exited.then((code) => Promise.reject(new Error(`the relay ended with ${code}: ${complaints}`))),
  ])

  async function kill(signal: NodeJS.Signals): Promise<number | null> {
    child.kill(signal)
    return exited
  }

  return {
    url: `http://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${port}/sync`,
    port,
    pid: child.pid ?? 0,
    dataDir,
    complaints: () => complaints,
    said: () => said,
    ended: exited,
    kill,
    async stop() {
      const code = await kill('SIGTERM')
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true })
      return code
    },
  }
}

function portOf(output: NodeJS.ReadableStream): Promise<number> {
  return new Promise((resolve) => {
    let text = ''
    output.on('data', (chunk) => {
      text += String(chunk)
      const port = /http:\/\/localhost:(\d+)/.exec(text)?.[1]
      if (port !== undefined) resolve(Number(port))
    })
  })
}
