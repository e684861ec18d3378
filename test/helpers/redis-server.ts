// A Redis of the tests' own: on a free port, keeping nothing.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { freePort } from './postgres-server.ts'

export interface RedisServer {
  readonly url: string
  /** Ends it at once; `start` brings it back on the same port. */
  stop(): Promise<void>
  start(): Promise<void>
}

const packaged = '/usr/bin/redis-server'

export function findRedis(): string | undefined {
  return existsSync(packaged) ? packaged : undefined
}

export async function startRedis(program: string): Promise<RedisServer> {
  const port = await freePort()
  let server: ReturnType<typeof spawn> | undefined
  async function start(): Promise<void> {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
    const child = spawn(program, args, { cwd: tmpdir(), stdio: ['ignore', 'pipe', 'ignore'] })
    server = child
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk) => {
        if (String(chunk).includes('Ready to accept connections')) resolve()
      })
      child.once('exit', (code) => reject(new Error(`Redis ended with ${code}`)))
    })
  }
  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    async stop() {
      const child = server
      server = undefined
      if (child === undefined) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
  }
}
