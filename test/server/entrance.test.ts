// Who comes in where: names of rooms, epochs, the hello.
import { describe, expect, test } from 'vitest'
import { createPlanId } from '../../shared/base/id.ts'
import { encodeMessage } from '../../shared/wire/message.ts'
import { formatRoomName } from '../../shared/wire/room-name.ts'
import { MemoryStorage } from '../../server/storage/memory.ts'
import { charter, plan, RelayNetwork, work } from '../helpers/relay-network.ts'

describe('the entrance', () => {
  test.each(['', 'work', `${work}.more`, '../etc/passwd', work.slice(1)])(
    'no room has the name %j: 4404',
    async (name) => {
      const client = await new RelayNetwork().enter(name)
      expect(client.closedFor).toBe('unknownRoom')
    },
  )

  test('the first socket sets the plan’s epoch; another one is turned away 4409, in every room, for good', async () => {
    const network = new RelayNetwork()
    await network.enter(work)
    const other = formatRoomName({ type: 'charter', plan, epoch: '2' })
    expect((await network.enter(other)).closedFor).toBe('otherEpoch')
    expect((await network.enter(charter)).closedFor).toBeUndefined()
    const restarted = new RelayNetwork({ storage: network.storage })
    expect((await restarted.enter(other)).closedFor).toBe('otherEpoch')
    const elsewhere = createPlanId((count) => new Uint8Array(count).fill(8))
    const ownEpoch = formatRoomName({ type: 'work', plan: elsewhere, epoch: '2' })
    expect((await restarted.enter(ownEpoch)).closedFor).toBeUndefined()
  })

  test('our client is told which store this is and what time it is, before anything else', async () => {
    const network = new RelayNetwork()
    const client = await network.enter()
    expect(client.heard[0]).toEqual({
      type: 'hello',
      hello: { wireVersion: 1, store: 'store', time: network.now, release: '1.2.3' },
    })
  })

  test('a stock client is sent nothing private', async () => {
    const client = await new RelayNetwork().enter(work, { ours: false })
    expect(client.heard).toEqual([])
  })

  test('what is said before the door is open is answered once it is', async () => {
    const network = new RelayNetwork()
    const client = network.connect()
    client.say({ type: 'step-1', stateVector: Uint8Array.of(0) })
    expect(client.heard).toEqual([])
    await network.tick()
    expect(client.heard.map(({ type }) => type)).toEqual(['hello', 'step-2', 'step-1'])
  })

  test('who says a megabyte before the door is open is asked to come back', async () => {
    const client = new RelayNetwork().connect()
    const presence = encodeMessage({ type: 'awareness', awareness: new Uint8Array(400_000) })
    for (let i = 0; i < 3; i++) client.sayBytes(presence)
    expect(client.closedFor).toBe('busy')
  })

  test('one who leaves before the door is open leaves no room behind', async () => {
    const network = new RelayNetwork()
    network.connect().cut()
    await network.tick()
    expect(network.relay.counts).toEqual({ rooms: 0, sockets: 0 })
  })

  test('after the stop nobody comes in, and all are sent away with 1012', async () => {
    const network = new RelayNetwork()
    const client = await network.enter()
    await network.relay.stop()
    expect(client.closedFor).toBe('restarting')
    expect((await network.enter()).closedFor).toBe('restarting')
    expect(network.relay.counts).toEqual({ rooms: 0, sockets: 0 })
  })

  test('a crowd is sent away in groups, so that it does not come back all at once', async () => {
    const network = new RelayNetwork()
    const crowd = await Promise.all(Array.from({ length: 120 }, () => network.enter()))
    const stopped = network.relay.stop()
    const away: number[] = []
    for (let i = 0; i < 3; i++) {
      await network.tick()
      away.push(crowd.filter(({ closedFor }) => closedFor === 'restarting').length)
    }
    await stopped
    expect(away).toEqual([50, 100, 120])
  })

  test('a bug met while serving one socket costs that socket, and is told in the log', async () => {
    const storage = new MemoryStorage('store')
    storage.claimEpoch = async () => Promise.reject(new Error('a bug'))
    const network = new RelayNetwork({ storage })
    const client = await network.enter()
    expect(client.closedFor).toBe('failed')
    expect(network.log.join('')).toContain('a bug')
    expect(network.relay.counts).toEqual({ rooms: 0, sockets: 0 })
  })

  test('the log names no room', async () => {
    const storage = new RelayNetwork().storage
    storage.load = async () => ({ ok: false, error: { type: 'damaged', message: 'bad' } })
    const network = new RelayNetwork({ storage })
    expect((await network.enter()).closedFor).toBe('setAside')
    expect(network.log.join('')).toContain('room set aside')
    expect(network.log.join('')).not.toContain(plan)
    expect(network.relay.health.report).toEqual({ status: 'trouble', store: 'ok', setAside: 1 })
  })
})
