// The code of a session: who is given one, how it ends, what whoever tries one is told, and how often.
import { request } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { must } from '../../shared/base/assert.ts'
import { codeLasts, codePath, readCode, type CodeAnswer } from '../../shared/wire/session-code.ts'
import { CodeTries, networkOf } from '../../server/access/code-tries.ts'
import { findCode } from '../../server/access/session-codes.ts'
import { plan, RelayNetwork, work } from '../helpers/relay-network.ts'
import { startRelay, type RelayProcess } from '../helpers/relay-process.ts'
import { closeLink, heard, invited, line, owned, Visitor, type Owned } from '../helpers/visitor.ts'

const ask = { type: 'code', epoch: '1', session: 'monday' } as const

async function given({ owner, at }: Owned, session = 'monday'): Promise<string> {
  const answer = await owner.ask(at.client, { ...ask, session })
  return answer.type === 'code' ? answer.code : JSON.stringify(answer)
}

describe('a session’s code', () => {
  test('is given to whoever is in the plan, the same to all, and to nobody else', async () => {
    const here = await owned()
    const { network } = here
    const code = await given(here)
    expect(readCode(code)).toEqual({ type: 'code', code })
    const { secret } = await invited(here, 'viewer')
    await closeLink(here)
    const viewer = new Visitor()
    const { client } = await viewer.come(network, line, { secret })
    expect(await viewer.ask(client, ask)).toEqual({ type: 'code', code, lasts: codeLasts })
    expect((await new Visitor().come(network, line)).client.closedFor).toBe('unproven')
    // By the bare link alone nobody is heard on it at all, nor on the relay's own line.
    const open = new RelayNetwork()
    const bare = await open.enter(line)
    bare.say({ type: 'access', text: JSON.stringify({ type: 'ask', id: 1, ask }) })
    await open.tick()
    expect(bare.take('access')).toEqual([])
    expect(network.log.join('')).not.toContain(code)
    expect(network.log.join('')).not.toContain(plan)
  })

  test('is no right: what it leads to lets in whom the link lets in, and nobody where that is closed', async () => {
    const here = await owned()
    const code = await given(here)
    const found = await findCode(here.network.storage, code, here.network.now)
    expect(found).toEqual({ ok: true, value: expect.objectContaining({ plan, epoch: '1' }) })
    await closeLink(here)
    const stored = await here.network.storage.access('relay.codes')
    expect(Object.keys(JSON.parse(must(stored.ok ? stored.value.text : undefined)).codes[0])).toEqual([
      'plan',
      'epoch',
      'session',
      'code',
      'until',
    ])
    expect((await new Visitor().come(here.network, work)).client.closedFor).toBe('unproven')
  })

  test('stands for twenty minutes and is the same when it is asked for again; ended, the next one is another', async () => {
    const here = await owned()
    const { network, owner, at } = here
    const code = await given(here)
    network.now += codeLasts - 60_000
    expect(await owner.ask(at.client, ask)).toEqual({ type: 'code', code, lasts: codeLasts })
    network.now += codeLasts
    expect(await findCode(network.storage, code, network.now)).toEqual({ ok: true, value: undefined })
    const next = await given(here)
    expect(next).not.toBe(code)
    expect(await owner.ask(at.client, { type: 'end code', session: 'monday' })).toEqual({
      type: 'code ended',
    })
    expect(await findCode(network.storage, next, network.now)).toEqual({ ok: true, value: undefined })
  })

  test('is refused where a plan has too many, for what is no session, and to whoever was removed', async () => {
    const here = await owned()
    const { network, owner, at } = here
    for (let i = 0; i < 8; i++) expect(await given(here, `s${i}`)).toHaveLength(8)
    expect(await owner.ask(at.client, ask)).toEqual({ type: 'refused', why: 'too many' })
    const bad = { ...ask, session: '../../x' }
    expect(await owner.ask(at.client, bad)).toEqual({ type: 'refused', why: 'unreadable' })
    const visitor = new Visitor()
    const { client } = await visitor.come(network, line)
    await owner.ask(at.client, { type: 'remove', device: visitor.device })
    expect(await heard(client, 'answer')).toBeUndefined()
    expect(client.closedFor).toBe('removed')
  })
})

describe('tries in vain', () => {
  test('are so many from one address, then one every six seconds; what is right costs nothing', () => {
    const tries = new CodeTries()
    for (let i = 0; i < 500; i++) {
      expect(tries.take('10.0.0.1', 0)).toBe(0)
      tries.right('10.0.0.1', 0)
    }
    let vain = 0
    while (tries.take('10.0.0.1', 0) === 0) vain++
    expect(vain).toBeLessThanOrEqual(21)
    expect(vain).toBeGreaterThanOrEqual(20)
    // Trying on makes nobody wait for longer.
    for (let i = 0; i < 100; i++) expect(tries.take('10.0.0.1', 0)).toBeLessThanOrEqual(6_000)
    expect(tries.take('10.0.0.2', 0)).toBe(0)
    expect(tries.take('10.0.0.1', 6_000)).toBe(0)
  })

  test('are so many from all addresses together', () => {
    const tries = new CodeTries()
    let vain = 0
    for (let i = 0; i < 1_000; i++) if (tries.take(`10.0.${i >> 8}.${i & 255}`, 0) === 0) vain++
    expect(vain).toBeLessThanOrEqual(101)
    expect(tries.take('11.0.0.1', 0)).toBeGreaterThan(0)
    expect(tries.take('11.0.0.1', 2_000)).toBe(0)
  })

  test.each([
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['2001:db8:0:07::1', '2001:db8:0:7'],
    ['2001:db8:0:7:a:b:c:d', '2001:db8:0:7'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s counts as %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})

describe('over http', () => {
  let relay: RelayProcess | undefined
  afterEach(async () => relay?.stop())

  interface Answered {
    readonly status: number
    readonly body: string
    readonly retryAfter: string | undefined
  }
  /** As a proxy asks for somebody. */
  function tryCode(code: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const options = { port: relay?.port, path: codePath, method: 'POST', headers }
      const asked = request(options, (response) => {
        let body = ''
        response.on('data', (chunk) => (body += String(chunk)))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body, retryAfter: response.headers['retry-after'] }),
        )
      })
      asked.on('error', reject).end(typeof code === 'string' ? JSON.stringify({ code }) : code)
    })
  }

  test('unknown, misread and unreadable have one answer; too many are told when to come again; no address and no log has a code', async () => {
    const origin = 'https://plan.example.org'
    relay = await startRelay({ flags: ['--origin', origin], env: { PLUMBLINE_LOG: 'debug' } })
    const none: CodeAnswer = { type: 'none' }
    const answers = await Promise.all(
      ['KDFH 2345', 'kdfh2346', 'nonsense', ''].map((code, i) =>
        tryCode(code, { 'x-forwarded-for': `10.0.0.${i}`, origin }),
      ),
    )
    for (const answer of answers)
      expect(answer).toEqual({ status: 200, body: `${JSON.stringify(none)}\n`, retryAfter: undefined })
    expect((await tryCode(Buffer.from('{'))).body).toBe(answers[0]?.body)
    expect((await tryCode('x'.repeat(1_000))).status).toBe(413)
    expect((await tryCode('KDFH 2345', { origin: 'https://elsewhere.example' })).status).toBe(403)
    // What whoever tries says of itself does not count: only whom the proxy saw.
    let [last, tries] = [must(answers[0]), 0]
    while (last.status === 200)
      last = await tryCode('KDFH 2345', { 'x-forwarded-for': `1.2.3.${tries++}, 10.9.9.9` })
    expect(tries).toBeGreaterThan(20)
    expect(last.status).toBe(429)
    expect(JSON.parse(last.body)).toEqual({ type: 'too many', seconds: Number(last.retryAfter) })
    expect((await tryCode('KDFH 2345', { 'x-forwarded-for': '10.9.9.10' })).status).toBe(200)
    expect((await fetch(relay.url + codePath)).status).toBe(405)
    expect(relay.complaints()).toContain('too many tries')
    expect(relay.complaints()).not.toMatch(/KDFH|10\.9\.9/)
  })
})
