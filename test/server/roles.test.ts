// What each role may do, how it is given, taken and ended on one relay and on two, and who may begin a plan and end it.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { AccessAsk } from '../../shared/wire/access-message.ts'
import { mayWrite, roles } from '../../shared/wire/role.ts'
import { inviteInStore } from '../../server/access/invite-in-store.ts'
import { MemoryStorage } from '../../server/storage/memory.ts'
import { RelayNetwork, settled, work } from '../helpers/relay-network.ts'
import { appendText, setKey } from '../helpers/relay-updates.ts'
import { closeLink, heard, invited, line, owned, roomsOf, Visitor } from '../helpers/visitor.ts'

const closed = { create: 'invited', link: 'contributor', origins: [] } as const

describe('a role', () => {
  test.each(roles)('%s: its rooms take what it writes, the others refuse the whole of it', async (role) => {
    const plan = await owned()
    const { network } = plan
    await closeLink(plan)
    const { secret } = await invited(plan, role)
    const visitor = new Visitor()
    for (const [document, room] of Object.entries(roomsOf()) as ['charter' | 'work' | 'ledger', string][]) {
      const { client } = await visitor.come(network, room, { secret })
      const update =
        document === 'ledger' ? appendText(new Y.Doc(), 'said', visitor.device) : setKey(new Y.Doc(), 'a', 1)
      client.say({ type: 'update', update })
      await network.tick()
      const isTaken = mayWrite(role, document)
      expect([document, client.closedFor]).toEqual([document, isTaken ? undefined : 'forbidden'])
      const held = await network.storage.load(room)
      expect(held.ok && held.value.rows.length).toBe(isTaken ? 1 : 0)
    }
  })

  test.each([
    ['heard by the bell', true],
    ['heard by asking the store, the bell being silent', false],
  ])('given, taken and ended, it reaches every socket of every relay: %s', async (_how, rings) => {
    const storage = new MemoryStorage('store')
    const hub = new Map<string, Set<(note: never) => void>>()
    const bell = {
      ring: (room: string, note: unknown) => {
        if (rings) for (const hear of hub.get(room) ?? []) hear(note as never)
      },
      listen: (room: string, hear: (note: never) => void) => {
        const all = hub.get(room) ?? new Set()
        hub.set(room, all.add(hear))
        return () => void all.delete(hear)
      },
      close: async () => {},
    }
    const plan = await owned(new RelayNetwork({ storage, bell }))
    const other = new RelayNetwork({ storage, bell })
    const visitor = new Visitor()
    const { client } = await visitor.come(other, work)
    const ask = async (asked: AccessAsk) => {
      await plan.owner.ask(plan.at.client, asked)
      if (!rings) await other.tick()
    }
    await ask({ type: 'set role', device: visitor.device, role: 'viewer' })
    expect((await heard(client, 'granted'))?.role).toBe('viewer')
    client.take('step-1')
    await ask({ type: 'set role', device: visitor.device, role: 'contributor' })
    expect((await heard(client, 'granted'))?.role).toBe('contributor')
    // It may write from now on: it is asked for what it has.
    expect(client.take('step-1')).toHaveLength(1)
    await ask({ type: 'remove', device: visitor.device })
    await settled()
    expect(client.closedFor).toBe('removed')
    expect((await visitor.come(other, work)).client.closedFor).toBe('removed')
  })

  test('asks for what is its to ask: planners invite up to themselves, owners do the rest, and one always stays', async () => {
    const plan = await owned()
    const { network, owner, at } = plan
    const planner = new Visitor()
    const { client } = await planner.come(network, line)
    expect(await planner.ask(client, { type: 'invite', role: 'planner', days: 1, uses: 1 })).toMatchObject({
      type: 'invited',
    })
    for (const ask of [
      { type: 'invite', role: 'owner', days: 1, uses: 1 },
      { type: 'set role', device: owner.device, role: 'viewer' },
      { type: 'set link', right: 'none' },
      { type: 'delete plan' },
    ] as const)
      expect(await planner.ask(client, ask)).toEqual({ type: 'refused', why: 'not yours' })
    for (const ask of [
      { type: 'remove', device: owner.device },
      { type: 'set role', device: owner.device, role: 'planner' },
    ] as const)
      expect(await owner.ask(at.client, ask)).toEqual({ type: 'refused', why: 'last owner' })
    expect(await owner.ask(at.client, { type: 'remove', device: 'nobody' })).toMatchObject({ why: 'unknown' })
    const bad = { type: 'invite', role: 'king', days: -1, uses: 1 } as unknown as AccessAsk
    expect(await owner.ask(at.client, bad)).toEqual({ type: 'refused', why: 'unreadable' })
    await owner.ask(at.client, { type: 'set role', device: planner.device, role: 'reporter' })
    expect(await planner.ask(client, { type: 'list' })).toEqual({ type: 'refused', why: 'not yours' })
  })

  test('the list says which devices were let in, as what, and when they were here last', async () => {
    const { network, owner, at } = await owned()
    const came = network.now
    const visitor = new Visitor()
    const { client } = await visitor.come(network, work)
    network.now += 6 * 60_000
    client.cut()
    await visitor.come(network, work).then((here) => here.client.cut())
    network.relay.beat()
    await settled()
    const answer = await owner.ask(at.client, { type: 'list' })
    const devices = answer.type === 'list' ? answer.list.devices : []
    expect(devices.find(({ device }) => device === visitor.device)).toMatchObject({
      role: 'planner',
      from: came,
      seen: network.now,
      here: false,
    })
    expect(devices.find(({ device }) => device === owner.device)).toMatchObject({ role: 'owner', here: true })
  })
})

describe('where only invited devices begin plans', () => {
  test('a new plan is refused to strangers and taken from whom the operator invited; it is closed from the start', async () => {
    const network = new RelayNetwork({ policy: closed })
    expect((await new Visitor().come(network, work, { claims: true })).client.closedFor).toBe('uninvited')
    expect((await network.enter(work, { ours: false })).closedFor).toBe('uninvited')
    const maker = new Visitor()
    await inviteToRelay(network, maker)
    expect((await maker.come(network, work, { claims: true })).granted?.role).toBe('owner')
    expect((await new Visitor().come(network, work)).client.closedFor).toBe('unproven')
  })

  test('a plan from before lets contributors in by its link until an owner closes it', async () => {
    const storage = new MemoryStorage('store')
    await new RelayNetwork({ storage }).enter(work)
    const network = new RelayNetwork({ storage, policy: closed })
    expect((await new Visitor().come(network, work)).granted?.role).toBe('contributor')
    const maker = new Visitor()
    await inviteToRelay(network, maker)
    expect((await maker.come(network, work, { claims: true })).granted?.role).toBe('owner')
  })

  async function inviteToRelay(network: RelayNetwork, visitor: Visitor): Promise<void> {
    const secret = await inviteInStore(network.storage, 'relay', { role: 'contributor', now: network.now })
    if (!secret.ok) throw new Error(secret.error)
    await network.tick()
    expect((await visitor.come(network, 'relay', { secret: secret.value })).granted?.role).toBe('contributor')
  }
})

describe('a deleted plan', () => {
  test('is gone for everybody, 4404, after a restart too; nothing of it stays but its tombstone', async () => {
    const { network, owner, at } = await owned()
    const stock = await network.enter(work, { ours: false })
    stock.say({ type: 'update', update: setKey(new Y.Doc(), 'a', 1) })
    await network.tick()
    await owner.ask(at.client, { type: 'delete plan' }).catch(() => undefined)
    await settled()
    expect([stock.closedFor, at.client.closedFor]).toEqual(['unknownRoom', 'unknownRoom'])
    const restarted = new RelayNetwork({ storage: network.storage })
    expect((await restarted.enter(work, { ours: false })).closedFor).toBe('unknownRoom')
    expect((await owner.come(restarted, work)).client.closedFor).toBe('unknownRoom')
    const held = await network.storage.load(work)
    expect(held.ok && held.value.rows).toEqual([])
  })
})
