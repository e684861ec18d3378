// What a socket may send, and how fast.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { limits } from '../../shared/wire/protocol.ts'
import { TokenBucket } from '../../server/token-bucket.ts'
import { RelayNetwork, work } from '../helpers/relay-network.ts'
import { setKey } from '../helpers/relay-updates.ts'

const large = (): Uint8Array => setKey(new Y.Doc(), 'key', 'x'.repeat(limits.frame))

describe('the size of a frame', () => {
  test('a stock client may bring more than a frame once, as its first step 2', async () => {
    const network = new RelayNetwork()
    const stock = await network.enter(work, { ours: false })
    const update = large()
    stock.say({ type: 'step-2', update })
    await network.tick()
    expect(stock.updates()).toEqual([update])
    stock.say({ type: 'step-2', update: large() })
    expect(stock.closedFor).toBe('tooLarge')
  })

  test.each([
    ['our client’s step 2', 'step-2', true],
    ['a stock client’s update', 'update', false],
  ] as const)('%s over 1 MB closes 4413, nothing stored', async (_, type, ours) => {
    const network = new RelayNetwork()
    const client = await network.enter(work, { ours })
    client.say({ type, update: large() })
    await network.tick()
    expect(client.closedFor).toBe('tooLarge')
    expect(await network.storage.load(work)).toMatchObject({ value: { rows: [] } })
  })
})

describe('what cannot be read', () => {
  test.each([
    ['an empty frame', []],
    ['an unknown message', [0, 7, 0]],
    ['half an update', [0, 2, 5, 1, 1]],
    ['an update that does not decode', [0, 2, 2, 1, 1]],
  ])('%s closes 4400 and is never stored', async (_, bytes) => {
    const network = new RelayNetwork()
    const [client, other] = [await network.enter(), await network.enter()]
    client.sayBytes(Uint8Array.from(bytes))
    await network.tick()
    expect(client.closedFor).toBe('undecodable')
    expect(other.updates()).toEqual([])
    expect(await network.storage.load(work)).toMatchObject({ value: { rows: [] } })
  })

  test('a private message of a later version is passed over', async () => {
    const client = await new RelayNetwork().enter()
    client.sayBytes(Uint8Array.of(126, 1, 2, 3))
    expect(client.closedFor).toBeUndefined()
  })
})

describe('how fast a socket may speak', () => {
  test('a burst is free, then the wait is as long as the tokens take to come back', () => {
    const bucket = new TokenBucket({ burst: 10, perSecond: 5 })
    expect(bucket.take(10, 0)).toBe(0)
    expect(bucket.take(1, 0)).toBe(200)
    expect(bucket.take(1, 400)).toBe(0)
    expect(bucket.take(5, 400)).toBe(1_000)
  })

  test('time without a word fills it to the brim and no further', () => {
    const bucket = new TokenBucket({ burst: 10, perSecond: 5 })
    bucket.take(10, 0)
    expect(bucket.take(10, 1_000_000)).toBe(0)
    expect(bucket.take(1, 1_000_000)).toBe(200)
  })

  test('a clock that jumps back gives nothing and takes nothing', () => {
    const bucket = new TokenBucket({ burst: 10, perSecond: 5 })
    bucket.take(5, 1_000)
    expect(bucket.take(5, 0)).toBe(0)
  })
})
