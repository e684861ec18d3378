// The examples of server/deploy, as they are but for ports and certificates: https, headers, web sockets, what stays inside.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { subProtocol } from '../../shared/wire/protocol.ts'
import { codePath } from '../../shared/wire/session-code.ts'
import { freePort } from '../helpers/postgres-server.ts'
import { work } from '../helpers/relay-network.ts'
import { startRelay, type RelayProcess } from '../helpers/relay-process.ts'

const example = (name: string): Promise<string> =>
  readFile(fileURLToPath(new URL(`../../server/deploy/${name}`, import.meta.url)), 'utf8')
const programs = { nginx: '/usr/sbin/nginx', caddy: '/usr/bin/caddy' }

let folder: string
let port: number
let relay: RelayProcess
let proxy: ChildProcess | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-proxy-'))
  port = await freePort()
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  const flags = ['--origin', `https://localhost:${port}`, '--create', 'anyone', '--link', 'planner']
  relay = await startRelay({ clientDir: folder, flags })
})

afterEach(async () => {
  if (proxy?.exitCode === null) {
    proxy.kill('SIGTERM')
    await once(proxy, 'exit')
  }
  await relay.stop()
  await rm(folder, { recursive: true, force: true })
})

const set = {
  async nginx(): Promise<readonly string[]> {
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
    const made = [
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-subj',
      '/CN=localhost',
      '-keyout',
      key,
      '-out',
      certificate,
    ]
    execFileSync('openssl', ['req', '-x509', ...made], { stdio: 'ignore' })
    const conf = (await example('nginx.conf'))
      .replace('127.0.0.1:4747', `127.0.0.1:${relay.port}`)
      .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
      .replace('listen 80', `listen 127.0.0.1:${await freePort()}`)
      .replace(/\/etc\/ssl\/\S+\.pem/, certificate)
      .replace(/\/etc\/ssl\/\S+\.key/, key)
      .replaceAll('plan.example.org', 'localhost')
    const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    )
    const whole = `daemon off; pid ${folder}/pid; error_log stderr; events {}
      http { access_log off; ${places.join(' ')} ${conf} }`
    await writeFile(join(folder, 'nginx.conf'), whole)
    return ['-e', 'stderr', '-p', folder, '-c', join(folder, 'nginx.conf')]
  },
  async caddy(): Promise<readonly string[]> {
    const global = `{\n admin off\n auto_https disable_redirects\n skip_install_trust\n local_certs\n https_port ${port}\n storage file_system ${folder}\n}\n`
    await writeFile(join(folder, 'Caddyfile'), global + (await example('Caddyfile')))
    return ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile']
  },
}

/** Over https, whoever signed the certificate. */
function get(path: string): Promise<{ readonly status: number; readonly hsts: string | undefined }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: 'localhost', port, path, rejectUnauthorized: false }, (response) => {
      response.resume()
      const hsts = response.headers['strict-transport-security']
      resolve({ status: response.statusCode ?? 0, hsts })
    })
    asked.on('error', reject).end()
  })
}

/** A session's code, by somebody who says to be somewhere else each time. */
function tryCode(turn: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'x-forwarded-for': `203.0.113.${turn}` }
    const options = {
      host: 'localhost',
      port,
      path: codePath,
      method: 'POST',
      headers,
      rejectUnauthorized: false,
    }
    const asked = request(options, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    asked.on('error', reject).end('{"code":"KDFH 2345"}')
  })
}

async function isUp(): Promise<void> {
  while ((await get('/readyz').catch(() => undefined))?.status !== 200) {
    if (proxy?.exitCode !== null) throw new Error('the proxy has ended')
    await new Promise((resolve) => setImmediate(resolve))
  }
}

for (const name of ['nginx', 'caddy'] as const) {
  // Not installed here: `apt-get install nginx-light caddy` brings both.
  test.skipIf(!existsSync(programs[name]))(`through ${name}`, async () => {
    const args = await set[name]()
    const env = {
      ...process.env,
      PLUMBLINE_HOST: `localhost:${port}`,
      PLUMBLINE_RELAYS: `127.0.0.1:${relay.port}`,
    }
    proxy = spawn(programs[name], args, { env, stdio: 'ignore' })
    await isUp()
    expect(await get('/')).toEqual({ status: 200, hsts: 'max-age=63072000' })
    expect((await get('/metrics')).status).toBe(404)
    // Whom the proxy saw is counted, not who somebody says to be.
    expect(await tryCode(0)).toBe(200)
    let [status, turn] = [200, 0]
    while (status === 200) status = await tryCode(++turn)
    expect(status).toBe(429)
    const socket = (origin: string): WebSocket =>
      new WebSocket(`wss://localhost:${port}/sync/${work}`, [subProtocol], {
        origin,
        rejectUnauthorized: false,
      })
    const own = socket(`https://localhost:${port}`)
    await once(own, 'message')
    expect(own.protocol).toBe(subProtocol)
    own.terminate()
    const [code] = (await once(socket('https://elsewhere.example'), 'close')) as [number]
    expect(code).toBe(4421)
  })
}
