// The board over http: types, caching, compression, headers, and no way out of the folder.
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startRelay, type RelayProcess } from '../helpers/relay-process.ts'

const page =
  '<!doctype html><style>p{}</style><script>start()</script><script type="module" src="/assets/index-abcdEF12.js"></script>'
let folder: string
let relay: RelayProcess

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-board-'))
  await mkdir(join(folder, 'board/assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(folder, 'board/index.html'), page)
  await writeFile(join(folder, 'board/sw.js'), 'self')
  await writeFile(join(folder, 'board/.hidden'), 'hidden')
  await writeFile(join(folder, 'board/manifest.webmanifest'), '{}')
  await writeFile(join(folder, 'board/assets/index-abcdEF12.js'), 'x'.repeat(10_000))
  relay = await startRelay({ clientDir: join(folder, 'board') })
})

afterAll(async () => {
  await relay.stop()
  await rm(folder, { recursive: true })
})

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(relay.url + path, { headers })

/** The path as it stands: fetch would tidy it. */
function getRaw(path: string, method = 'GET'): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ port: relay.port, path, method }, (response) => {
      let body = ''
      response.on('data', (chunk) => (body += String(chunk)))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    asked.on('error', reject).end()
  })
}

describe('the board over http', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/manifest.webmanifest', 'application/manifest+json; charset=utf-8', 'no-cache'],
    ['/assets/index-abcdEF12.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ])('%s is %s, %s', async (path, type, caching) => {
    const response = await get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('cache-control')).toBe(caching)
  })

  test('every page of the board is the one page; a missing file is missing', async () => {
    expect(await (await get('/plan/gaps?item=1')).text()).toBe(page)
    expect((await get('/assets/gone-abcdEF12.js')).status).toBe(404)
    expect((await get('/favicon.ico')).status).toBe(404)
    expect(await (await get('/p/AAAAAAAAAAAAAAAAAAAAAA.1')).text()).toBe(page)
    expect((await get('/sync/AAAAAAAAAAAAAAAAAAAAAA.1.work')).status).toBe(426)
  })

  test('is sent compressed to who can read that, and not at all to who has it', async () => {
    const path = '/assets/index-abcdEF12.js'
    const brotli = await get(path, { 'accept-encoding': 'gzip, br' })
    expect(brotli.headers.get('content-encoding')).toBe('br')
    expect(await brotli.text()).toHaveLength(10_000)
    expect((await get(path, { 'accept-encoding': 'gzip, br;q=0' })).headers.get('content-encoding')).toBe(
      'gzip',
    )
    expect((await get(path, { 'accept-encoding': 'identity' })).headers.get('content-encoding')).toBeNull()
    const again = await get(path, { 'if-none-match': brotli.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  })

  test('a page that was built anew is the new one', async () => {
    const path = join(folder, 'board/new.txt')
    await writeFile(path, 'old')
    expect(await (await get('/new.txt')).text()).toBe('old')
    await writeFile(path, 'newer')
    expect(await (await get('/new.txt')).text()).toBe('newer')
  })

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/.hidden',
    '/%00',
    '//../secret.txt',
  ])('%s does not lead out of the folder', async (path) => {
    const { status, body } = await getRaw(path)
    expect(body).not.toMatch(/secret|hidden/)
    expect([200, 400, 404]).toContain(status)
  })

  test('nothing but reading, and no address that cannot be read', async () => {
    expect((await getRaw('/', 'POST')).status).toBe(405)
    expect((await getRaw('/%ff')).status).toBe(400)
    expect(await getRaw('/', 'HEAD')).toEqual({ status: 200, body: '' })
  })

  test('runs its own scripts only, and those in its page by their hash', async () => {
    const headers = (await get('/')).headers
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/]{43}='(;|$)/)
    expect(policy).toMatch(/style-src 'self' 'sha256-[\w+/]{43}='(;|$)/)
    expect(policy).not.toContain('unsafe')
    expect(headers.get('strict-transport-security')).toBeNull()
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${relay.port} wss://127.0.0.1:${relay.port};`)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  })

  test('says in numbers what it does, and not through a proxy', async () => {
    await once(new WebSocket(`${relay.wsUrl}/no-such-room`), 'close')
    const text = await (await get('/metrics')).text()
    expect(text).toContain('# TYPE plumbline_sockets gauge\nplumbline_sockets 0\n')
    expect(text).toContain('plumbline_sockets_closed_total{reason="unknownRoom"} 1\n')
    expect(text).toMatch(/plumbline_commit_seconds_bucket{le="\+Inf"} \d+\nplumbline_commit_seconds_sum /)
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) \S+ .+|plumbline_\w+(\{\w+="[^"]+"\})? [\d.e-]+)$/)
    const passedOn = await get('/metrics', { 'x-forwarded-for': '203.0.113.7' })
    expect(await passedOn.text()).not.toContain('plumbline_sockets')
  })

  test('where people come by https, no browser comes in the clear again', async () => {
    const closed = await startRelay({
      clientDir: join(folder, 'board'),
      flags: ['--origin', 'https://a.example'],
    })
    const { headers } = await fetch(closed.url)
    await closed.stop()
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000')
  })

  test('says how it is', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok', store: 'ok', setAside: 0 })
    // Asked by every board: nobody signs in here, and no calendars are kept.
    expect(await (await get('/sign-in/offered')).json()).toEqual({ offered: false })
    for (const path of ['/sign-in', '/sign-in/done', `/calendars/${'A'.repeat(22)}.ics`])
      expect((await get(path)).status).toBe(404)
    expect(await (await get('/readyz')).json()).toEqual({ ready: true })
  })
})

describe('a relay without a board', () => {
  test('says that it is one', async () => {
    const alone = await startRelay()
    const response = await fetch(alone.url)
    expect([response.status, await response.text()]).toEqual([
      404,
      'This relay serves no board, only plans.\n',
    ])
    await alone.stop()
  })
})
