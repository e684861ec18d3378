// Two relays on one Postgres, with Redis as the bell between them; each a real process, and each of the three may go away.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { must } from '../../shared/base/assert.ts'
import { provesProtocol, type AccessFromRelay } from '../../shared/wire/access-message.ts'
import { decodeMessage, encodeMessage } from '../../shared/wire/message.ts'
import { subProtocol } from '../../shared/wire/protocol.ts'
import { findPostgres, startPostgres, type PostgresServer } from '../helpers/postgres-server.ts'
import { findRedis, startRedis, type RedisServer } from '../helpers/redis-server.ts'
import { work } from '../helpers/relay-network.ts'
import { startRelay, type RelayOptions, type RelayProcess } from '../helpers/relay-process.ts'
import { RelayWriter, readRoom } from '../helpers/relay-writer.ts'
import { goAndComeBack } from '../helpers/go-and-come-back.ts'
import { relayAtProvider, startSignInProvider } from '../helpers/sign-in-provider.ts'
import { Visitor } from '../helpers/visitor.ts'

const [postgresFolder, redisProgram] = [findPostgres(), findRedis()]
const lacks = postgresFolder === undefined || redisProgram === undefined

describe.skipIf(lacks)('two relays (skipped where Postgres or Redis is not installed)', () => {
  let postgres: PostgresServer
  let redis: RedisServer
  const atEnd: (() => unknown)[] = []

  beforeAll(async () => {
    postgres = await startPostgres(must(postgresFolder))
    redis = await startRedis(must(redisProgram))
  })
  afterEach(async () => {
    for (const end of atEnd.splice(0).toReversed()) await end()
  })
  afterAll(async () => {
    await redis.stop()
    await postgres.remove()
  })

  async function twoRelays(more: RelayOptions = {}): Promise<readonly [RelayProcess, RelayProcess]> {
    const options = { ...more, store: postgres.newDatabase(), bell: redis.url }
    const relays = [await startRelay(options), await startRelay(options)] as const
    atEnd.push(...relays.map((relay) => () => relay.kill('SIGKILL')))
    return relays
  }

  /** A stock client that stays. */
  function joins(relay: RelayProcess, room = work): WebsocketProvider {
    const provider = new WebsocketProvider(relay.wsUrl, room, new Y.Doc(), {
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    })
    atEnd.push(() => provider.destroy())
    return provider
  }

  const cellsOf = ({ doc }: { readonly doc: Y.Doc }): Y.Map<unknown> => doc.getMap('cells')

  async function hears(provider: WebsocketProvider, key: string): Promise<unknown> {
    const cells = cellsOf(provider)
    await new Promise<void>((resolve) => {
      const look = (): void => void (cells.has(key) && resolve())
      cells.observe(look)
      look()
    })
    return cells.get(key)
  }

  test('an edit at one is an edit at the other, and both know who is there', async () => {
    const [one, other] = await twoRelays()
    const [anna, pieter] = [joins(one), joins(other)]
    cellsOf(anna).set('title', 'Rollout')
    expect(await hears(pieter, 'title')).toBe('Rollout')
    cellsOf(pieter).set('owner', 'Pieter')
    expect(await hears(anna, 'owner')).toBe('Pieter')
    anna.awareness.setLocalStateField('person', 'Anna')
    await expect.poll(() => [...pieter.awareness.getStates().values()]).toContainEqual({ person: 'Anna' })
    const late = joins(other)
    await expect.poll(() => [...late.awareness.getStates().values()]).toContainEqual({ person: 'Anna' })
    anna.destroy()
    await expect.poll(() => [...pieter.awareness.getStates().values()]).not.toContainEqual({ person: 'Anna' })
  })

  test('whoever signs in goes from one, comes back to the other, and is let in by the first, as their group is', async () => {
    const origin = 'https://plan.example.org'
    const provider = await startSignInProvider(`${origin}/sign-in/done`)
    atEnd.push(() => provider.stop())
    provider.account = { email: 'mara@example.org', email_verified: true, groups: ['staff'] }
    const by = ['--oidc-issuer', provider.issuer, '--oidc-client', relayAtProvider.id]
    const flags = ['--origin', origin, ...by, '--oidc-group', 'staff=reporter']
    const [one, other] = await twoRelays({ flags, env: { PLUMBLINE_OIDC_SECRET: relayAtProvider.secret } })
    const passedOn = (address: string): string =>
      address.replace(origin, address.includes('/sign-in/done') ? other.url : one.url)
    const back = await goAndComeBack(origin, passedOn)
    expect(back).toMatch(/^\/#\/relay\/[\w-]{22}$/)
    const granted = await showAtRelay(one, 'plan.example.org', back.slice(-22))
    expect(granted).toMatchObject({ role: 'reporter', email: 'mara@example.org' })
  })

  test('with Redis gone edits are stored, and the other relay hears of them from the store', async () => {
    const [one, other] = await twoRelays()
    const [anna, pieter] = [joins(one), joins(other)]
    cellsOf(anna).set('before', 1)
    await hears(pieter, 'before')
    await redis.stop()
    cellsOf(anna).set('while', 2)
    expect(await hears(pieter, 'while')).toBe(2)
    await redis.start()
    cellsOf(pieter).set('after', 3)
    expect(await hears(anna, 'after')).toBe(3)
  })

  test('with Postgres gone writers are sent away with 1013, nothing echoed is lost, and all goes on when it is back', async () => {
    const [one, other] = await twoRelays()
    const writer = await RelayWriter.open(one.wsUrl, work)
    writer.write('a', 1)
    await writer.echoes(1)
    await postgres.stop()
    writer.write('b', 2)
    expect(await writer.closed).toBe(1013)
    expect([...writer.echoed]).toEqual(['a'])
    await postgres.start()
    const again = joins(one, work)
    cellsOf(again).set('c', 3)
    const pieter = joins(other, work)
    expect(await hears(pieter, 'c')).toBe(3)
    expect(cellsOf(pieter).get('a')).toBe(1)
  })

  test('one killed in the middle of writing: all it has echoed is at the other', async () => {
    const [one, other] = await twoRelays()
    const writer = await RelayWriter.open(one.wsUrl, work)
    for (let i = 0; i < 400; i++) writer.write(`key ${i}`, i)
    await writer.echoes(30)
    await one.kill('SIGKILL')
    const cells = cellsOf({ doc: await readRoom(other.wsUrl, work) })
    expect(writer.echoed.size).toBeGreaterThanOrEqual(30)
    for (const key of writer.echoed) expect(cells.has(key)).toBe(true)
    writer.end()
  })

  test('hundreds of edits at both at once, compacted by both: both hold all of them', async () => {
    const [one, other] = await twoRelays()
    const [a, b] = [await RelayWriter.open(one.wsUrl, work), await RelayWriter.open(other.wsUrl, work)]
    for (let i = 0; i < 600; i++) {
      a.write(`a ${i}`, i)
      b.write(`b ${i}`, i)
    }
    await Promise.all([a.echoes(600), b.echoes(600)])
    for (const relay of [one, other]) {
      const provider = joins(relay)
      await expect.poll(() => cellsOf(provider).size).toBe(1_200)
    }
    a.end()
    b.end()
  })
})

/** A new device shows its key and an invitation to the relay itself; answers what it is told. */
async function showAtRelay({ wsUrl }: RelayProcess, host: string, secret: string): Promise<unknown> {
  const socket = new WebSocket(`${wsUrl}/relay`, [subProtocol, provesProtocol], { origin: `https://${host}` })
  const visitor = new Visitor()
  try {
    return await new Promise((resolve, reject) => {
      socket.once('close', (code) => reject(new Error(`closed with ${code}`)))
      socket.on('message', (frame: Buffer) => {
        const message = decodeMessage(frame)
        if (message?.type !== 'access') return
        const word = JSON.parse(message.text) as AccessFromRelay
        if (word.type === 'granted') resolve(word)
        if (word.type !== 'challenge') return
        const text = visitor.proof(word.challenge, host, secret)
        socket.send(encodeMessage({ type: 'access', text }))
      })
    })
  } finally {
    socket.terminate()
  }
}
