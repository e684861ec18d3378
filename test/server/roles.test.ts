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
    await ask({ type: 'seal', ledger: 0 })
    expect((await heard(client, 'granted'))?.sealed).toBe(1)
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

describe('a ledger whose period was closed', () => {
  const ledger = (period: number): string => `${roomsOf().ledger.slice(0, -1)}${period}`
  const said = (text: string) => ({ type: 'update', update: appendText(new Y.Doc(), text, 'mara') }) as const
  const before = said('before')

  test('PE3: is sealed on a planner’s word alone, one after the other, for every socket; what it held is read as before, and the next takes what is new', async () => {
    const plan = await owned()
    await closeLink(plan)
    const { network, owner, at } = plan
    const [reporter, planner] = [new Visitor(), new Visitor()]
    const { secret } = await invited(plan, 'reporter')
    const { client } = await reporter.come(network, ledger(0), { secret })
    const own = await owner.come(network, ledger(0))
    client.say(before)
    await network.tick()
    expect(await reporter.ask(client, { type: 'seal', ledger: 0 })).toEqual({
      type: 'refused',
      why: 'not yours',
    })
    const { secret: other } = await invited(plan, 'planner')
    const { client: line } = await planner.come(network, roomsOf().work, { secret: other })
    expect(await planner.ask(line, { type: 'seal', ledger: 0 })).toEqual({ type: 'sealed', sealed: 1 })
    expect((await heard(client, 'granted'))?.sealed).toBe(1)
    expect((await heard(own.client, 'granted'))?.sealed).toBe(1)
    // Nobody shuts ledgers that nobody has written in yet.
    for (const ledger of [2, 999])
      expect(await owner.ask(at.client, { type: 'seal', ledger })).toEqual({
        type: 'refused',
        why: 'not the next',
      })
    // Asked once more it is what it was, and a lesser number opens nothing.
    expect(await owner.ask(at.client, { type: 'seal', ledger: 0 })).toEqual({ type: 'sealed', sealed: 1 })

    client.say(before)
    client.say(said('late'))
    own.client.say(said('late'))
    await network.tick()
    expect([client.closedFor, own.client.closedFor]).toEqual(['sealed', 'sealed'])
    expect(await rowsIn(network, ledger(0))).toBe(1)
    const next = await reporter.come(network, ledger(1))
    expect(next.granted?.sealed).toBe(1)
    next.client.say(said('late'))
    await network.tick()
    expect([next.client.closedFor, await rowsIn(network, ledger(1))]).toEqual([undefined, 1])
  })

  test('stays sealed after a restart; ours hears what it holds, a stock client reads and is asked for nothing', async () => {
    const { network, owner, at } = await owned()
    const first = await network.enter(ledger(0), { ours: false })
    first.say(before)
    await network.tick()
    await owner.ask(at.client, { type: 'seal', ledger: 0 })
    const restarted = new RelayNetwork({ storage: network.storage })
    const stock = await restarted.enter(ledger(0), { ours: false })
    const { client: ours } = await new Visitor().come(restarted, ledger(0))
    for (const each of [stock, ours]) each.say({ type: 'step-1', stateVector: Uint8Array.of(0) })
    expect([stock, ours].map((each) => each.take('step-2').length)).toEqual([1, 1])
    expect([stock, ours].map((each) => each.take('step-1').length)).toEqual([0, 1])
    // What the relay has already is answered as ever.
    stock.say(before)
    stock.say({ type: 'update', update: appendText(new Y.Doc(), 'new', 'mara') })
    await restarted.tick()
    expect(stock.closedFor).toBe('sealed')
    expect(await rowsIn(restarted, ledger(0))).toBe(1)
  })

  async function rowsIn({ storage }: RelayNetwork, room: string): Promise<number> {
    const held = await storage.load(room)
    return held.ok ? held.value.rows.length : -1
  }
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
