// A Postgres of the tests' own: a scratch cluster in a temporary folder, reached through a socket there and a free port, as
// an unprivileged user where we are root, which Postgres refuses.

import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface PostgresServer {
  /** Of a new, empty database. */
  newDatabase(): string
  /** Ends it at once, as a machine that goes dark; `start` brings it back. */
  stop(): Promise<void>
  start(): Promise<void>
  remove(): Promise<void>
}

const packaged = '/usr/lib/postgresql'

/** The folder of its programs, or why there is none. */
export function findPostgres(): string | undefined {
  const versions = existsSync(packaged) ? readdirSync(packaged).toSorted((a, b) => Number(b) - Number(a)) : []
  return versions
    .map((version) => join(packaged, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')))
}

export async function startPostgres(bin: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-postgres-'))
  chmodSync(folder, 0o777)
  const data = join(folder, 'data')
  const isRoot = process.getuid?.() === 0
  const run = (program: string, args: readonly string[]): string[] => {
    const command = [join(bin, program), ...args]
    return isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command
  }
  const [init = '', ...initArgs] = run('initdb', ['-D', data, '-U', 'test', '--auth=trust', '--no-sync'])
  execFileSync(init, initArgs, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  const port = await freePort()
  const url = (database: string): string => `postgres://test@127.0.0.1:${port}/${database}`
  let server: ReturnType<typeof spawn> | undefined
  let databases = 0

  async function start(): Promise<void> {
    const settings = [
      '-p',
      String(port),
      '-k',
      folder,
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'max_connections=60',
    ]
    const [program = '', ...args] = run('postgres', ['-D', data, ...settings])
    const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
    server = child
    let said = ''
    await new Promise<void>((resolve, reject) => {
      child.stderr.on('data', (chunk) => {
        said += String(chunk)
        if (said.includes('database system is ready to accept connections')) resolve()
      })
      child.once('exit', (code) => reject(new Error(`Postgres ended with ${code}: ${said}`)))
    })
  }

  async function stop(): Promise<void> {
    const child = server
    server = undefined
    if (child === undefined) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    const [program = '', ...args] = run('pg_ctl', ['-D', data, '-m', 'immediate', '-W', 'stop'])
    execFileSync(program, args, { cwd: folder, stdio: 'ignore' })
    await ended
  }

  await start()
  return {
    newDatabase() {
      const name = `plan${++databases}`
      const [program = '', ...args] = run('createdb', [
        '-h',
        '127.0.0.1',
        '-p',
        String(port),
        '-U',
        'test',
        name,
      ])
      execFileSync(program, args, { cwd: folder })
      return url(name)
    },
    start,
    stop,
    async remove() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
