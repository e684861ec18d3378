// Keys, tokens and invitations: who is let in, and as what.
import { compactVerify, decodeJwt, importJWK } from 'jose'
import { describe, expect, test } from 'vitest'
import { must } from '../../shared/base/assert.ts'
import { tokenLasts } from '../../shared/wire/protocol.ts'
import type { Role } from '../../shared/wire/role.ts'
import { inviteInStore } from '../../server/access/invite-in-store.ts'
import { linkIsTheRight } from '../../server/access/policy.ts'
import { plan as planKey, RelayNetwork, settled, work } from '../helpers/relay-network.ts'
import { closeLink, heard, invited, line, owned, roomsOf, Visitor } from '../helpers/visitor.ts'

const day = 24 * 3_600_000

describe('a device that shows its key', () => {
  test('which made the plan owns it; who comes by the link is what the link says, and stays that once it is closed', async () => {
    const plan = await owned()
    const { network, at } = plan
    expect(at.granted?.role).toBe('owner')
    const second = new Visitor()
    expect((await second.come(network, work, { claims: true })).granted?.role).toBe('planner')
    await closeLink(plan)
    expect((await second.come(network, work)).granted?.role).toBe('planner')
    expect((await new Visitor().come(network, work)).client.closedFor).toBe('unproven')
    expect((await network.enter(work, { ours: false })).closedFor).toBe('unproven')
  })

  test('signs just what it was asked, as itself and for here: else 4401, and the same where it says more or nothing', async () => {
    const network = new RelayNetwork({ policy: { ...linkIsTheRight, origins: ['https://here'] } })
    expect((await new Visitor().come(network, work, { lies: true })).client.closedFor).toBe('unproven')
    expect((await new Visitor().come(network, work, { host: 'elsewhere' })).client.closedFor).toBe('unproven')
    expect((await new Visitor().come(network, work)).granted?.role).toBe('planner')
    const hasty = network.connect(work, { offer: { type: 'proves' } })
    hasty.say({ type: 'step-1', stateVector: Uint8Array.of(0) })
    expect(hasty.closedFor).toBe('unproven')
    const large = network.connect(work, { offer: { type: 'proves' } })
    large.say({ type: 'access', text: 'x'.repeat(64 * 1024) })
    expect(large.closedFor).toBe('unproven')
    const silent = network.connect(work, { offer: { type: 'proves' } })
    await heard(silent, 'challenge')
    await network.tick()
    expect(silent.closedFor).toBe('unproven')
    await settled()
    expect(network.relay.counts.rooms).toBe(1)
  })

  test('is given a token for the plan’s other rooms, which says no secret, and a certificate that anybody can check', async () => {
    const here = await owned()
    const { network, owner, at } = here
    expect(at.granted?.certificate).toBeUndefined()
    await closeLink(here)
    const { certificate, relayKey } = must(await heard(at.client, 'granted'))
    const token = at.granted?.token
    const other = await owner.comeWith(network, work, must(token))
    expect(other.granted).toMatchObject({ role: 'owner' })
    expect(other.client.take('access')).toEqual([])
    expect(decodeJwt(must(token))).toMatchObject({ plan: planKey, role: 'owner', sub: owner.device })
    const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: relayKey }, 'EdDSA')
    const { payload } = await compactVerify(must(certificate), key)
    expect(JSON.parse(Buffer.from(payload).toString())).toEqual({
      plan: planKey,
      device: owner.device,
      key: owner.key,
      role: 'owner',
      from: network.now,
    })
    const [mine, again] = [certificate, (await owner.come(network, work)).granted?.certificate]
    expect(again).toBe(mine)
  })

  test('a token is for one plan and ten minutes, and for none that was made up', async () => {
    const { network, owner, at } = await owned()
    const token = must(at.granted?.token)
    const elsewhere = roomsOf('B'.repeat(22)).work
    expect((await owner.comeWith(network, elsewhere, token)).client.closedFor).toBe('unproven')
    expect((await owner.comeWith(network, work, `${token}x`)).client.closedFor).toBe('unproven')
    network.now += tokenLasts
    expect((await owner.comeWith(network, work, token)).client.closedFor).toBe('unproven')
  })

  test('shows it again on the same socket before its time is over, and is out where it does not', async () => {
    const { network, owner } = await owned()
    const [faithful, silent] = [await owner.come(network, work), await owner.come(network, work)]
    network.now += tokenLasts - 60_000
    network.relay.beat()
    await owner.show(faithful.client)
    const renewed = await heard(faithful.client, 'granted')
    expect(renewed?.until).toBe(network.now + tokenLasts)
    network.now += 60_000
    network.relay.beat()
    expect([faithful.client.closedFor, silent.client.closedFor]).toEqual([undefined, 'unproven'])
  })

  test('is who it has shown to be: what a client says of its device does not count', async () => {
    const { network, owner } = await owned()
    const [here, watcher, stock] = [
      await owner.come(network, work),
      await network.enter(),
      await network.enter(work, { ours: false }),
    ]
    for (const client of [here.client, stock])
      client.say({
        type: 'awareness',
        awareness: awareness(client === stock ? 1 : 2, { device: 'Ada', item: 'a' }),
      })
    const seen = watcher.take('awareness').map(({ awareness }) => Buffer.from(awareness).toString())
    expect(seen.join(' ')).not.toContain('Ada')
    expect(seen[0]).toContain(`{"item":"a","device":"${owner.device}"}`)
    expect(seen[1]).toContain('{"item":"a"}')
  })
})

describe('an invitation', () => {
  test('lets in as many devices as it says, each once however many sockets it opens, as what and for whom it says', async () => {
    const plan = await owned()
    const { network } = plan
    const { secret } = await invited(plan, 'reporter', { uses: 2 })
    await closeLink(plan)
    const first = new Visitor()
    const rooms = Object.values(roomsOf()).map((room) => first.come(network, room, { secret }))
    for (const { granted } of await Promise.all(rooms))
      expect(granted).toMatchObject({ role: 'reporter', person: 'ada' })
    expect((await new Visitor().come(network, work, { secret })).granted?.role).toBe('reporter')
    const late = await new Visitor().come(network, work, { secret })
    expect(late).toMatchObject({ wasNotInvited: true, client: { closedFor: 'unproven' } })
    expect((await first.come(network, work, { secret })).granted?.role).toBe('reporter')
  })

  test('ends by its day and by being taken back; its secret is kept nowhere', async () => {
    const plan = await owned()
    const { network, owner, at } = plan
    await closeLink(plan)
    const [old, gone] = [await invited(plan, 'viewer'), await invited(plan, 'viewer')]
    const stored = await network.storage.access(planKey)
    expect(stored.ok && stored.value.text).not.toContain(old.secret)
    const { id } = must(gone.list.invitations.at(-1))
    await owner.ask(at.client, { type: 'withdraw', id })
    expect((await new Visitor().come(network, work, { secret: gone.secret })).wasNotInvited).toBe(true)
    network.now += 7 * day
    expect((await new Visitor().come(network, work, { secret: old.secret })).wasNotInvited).toBe(true)
  })

  test('does not bring back whom an owner has removed, unless it was made since', async () => {
    const plan = await owned()
    const { network, owner, at } = plan
    const { secret } = await invited(plan, 'reporter', { uses: 5 })
    await closeLink(plan)
    const visitor = new Visitor()
    expect((await visitor.come(network, work, { secret })).granted?.role).toBe('reporter')
    network.now += 1_000
    const removed = await owner.ask(at.client, { type: 'remove', device: visitor.device })
    const row = removed.type === 'list' && removed.list.devices.find(({ role }) => role === 'none')
    const open = removed.type === 'list' ? removed.list.invitations.map(({ id }) => id) : []
    expect(row && open.includes(row.invitation ?? '')).toBe(true)
    const again = await visitor.come(network, work, { secret })
    expect(again).toMatchObject({ wasNotInvited: true, client: { closedFor: 'removed' } })
    const since = await invited(plan, 'viewer')
    expect((await visitor.come(network, work, { secret: since.secret })).granted?.role).toBe('viewer')
  })

  test('whoever is in brings another device of theirs: as what and whom they are, one, for a day, and no more', async () => {
    const plan = await owned()
    const { network } = plan
    const { secret } = await invited(plan, 'reporter')
    await closeLink(plan)
    const phone = new Visitor()
    const { client } = await phone.come(network, line, { secret })
    const own = { type: 'invite', role: 'reporter', days: 1, uses: 1 } as const
    for (const more of [{ role: 'contributor' }, { days: 2 }, { uses: 2 }] as const)
      expect(await phone.ask(client, { ...own, ...more })).toEqual({ type: 'refused', why: 'not yours' })
    const answer = await phone.ask(client, { ...own, person: 'somebody else' })
    expect(answer).toMatchObject({ type: 'invited', list: { devices: [], invitations: [] } })
    const second = await new Visitor().come(network, work, {
      secret: answer.type === 'invited' ? answer.secret : '',
    })
    expect(second.granted).toMatchObject({ role: 'reporter', person: 'ada' })
  })

  test('takes nothing from whoever may do more already', async () => {
    const plan = await owned()
    const { secret } = await invited(plan, 'viewer')
    expect((await plan.owner.come(plan.network, work, { secret })).granted?.role).toBe('owner')
  })
})

describe('an account of the company’s', () => {
  const policy = { create: 'invited', link: 'none', origins: [], signsIn: true } as const

  /** As the relay does once the provider has said who somebody is. */
  async function signIn(network: RelayNetwork, visitor: Visitor, role: Role, email: string) {
    const secret = await inviteInStore(network.storage, 'relay', { role, email, now: network.now })
    if (!secret.ok) throw new Error(secret.error)
    await network.tick()
    return visitor.come(network, 'relay', { secret: secret.value })
  }

  test('lets a device into each plan whose link it has, as what the group is, by its address; nobody else', async () => {
    const network = new RelayNetwork({ policy })
    const maker = new Visitor()
    expect((await signIn(network, maker, 'planner', 'ann@a.org')).granted?.email).toBe('ann@a.org')
    expect((await maker.come(network, work, { claims: true })).granted?.role).toBe('owner')
    const mara = new Visitor()
    expect((await mara.come(network, work)).client.closedFor).toBe('unproven')
    await signIn(network, mara, 'reporter', 'mara@a.org')
    expect((await mara.come(network, work)).granted).toMatchObject({ role: 'reporter', email: 'mara@a.org' })
    expect((await new Visitor().come(network, work)).client.closedFor).toBe('unproven')
  })

  test('counts once: then the owners of the plan say what the device is, and whom they removed stays out', async () => {
    const network = new RelayNetwork({ policy })
    const maker = new Visitor()
    await signIn(network, maker, 'planner', 'ann@a.org')
    const at = await maker.come(network, line, { claims: true })
    const mara = new Visitor()
    await signIn(network, mara, 'planner', 'mara@a.org')
    await mara.come(network, work)
    await maker.ask(at.client, { type: 'set role', device: mara.device, role: 'viewer' })
    await signIn(network, mara, 'planner', 'mara@a.org')
    expect((await mara.come(network, work)).granted?.role).toBe('viewer')
    await maker.ask(at.client, { type: 'remove', device: mara.device })
    await signIn(network, mara, 'planner', 'mara@a.org')
    expect((await mara.come(network, work)).client.closedFor).toBe('removed')
  })

  test('is what its groups are when it signs in again; without the option nobody comes in by one', async () => {
    const network = new RelayNetwork({ policy })
    const mara = new Visitor()
    await signIn(network, mara, 'planner', 'mara@a.org')
    expect((await signIn(network, mara, 'viewer', 'mara@a.org')).granted?.role).toBe('viewer')
    const without = new RelayNetwork({ storage: network.storage, policy: { ...policy, signsIn: false } })
    expect((await mara.come(without, work)).client.closedFor).toBe('uninvited')
  })
})

function awareness(client: number, state: object): Uint8Array {
  const json = Buffer.from(JSON.stringify(state))
  return Uint8Array.of(1, client, 1, json.length, ...json)
}
