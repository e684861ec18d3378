// What a relay vouches for, judged where it is read: by its own signature, for this plan, this key, and the relay that the plan names.
import { beforeAll, expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { find } from '../../../shared/base/table.ts'
import { keepCertificate } from '../../../shared/commands/keep-certificate.ts'
import { isCertified } from '../../../shared/doc/certified.ts'
import { loadCurve } from '../../../shared/doc/sign.ts'
import { readCertificate, roleOf } from '../../../shared/plan/certificate.ts'
import { openRelayKeys, deviceOfKey, type RelayKeys } from '../../../server/access/relay-keys.ts'
import { MemoryStorage } from '../../../server/storage/memory.ts'
import { append, createReplica, planId, send } from './replica.ts'
import { createWorkplace } from '../commands/workplace.ts'

let relay: RelayKeys
let other: RelayKeys
const key = Buffer.alloc(32, 9).toString('base64url')
const device = must(deviceOfKey(key))
const says = { device, key, role: 'owner', person: 'ada', from: 1_000, seen: 0 } as const

beforeAll(async () => {
  relay = must(await openRelayKeys(new MemoryStorage('a')))
  other = must(await openRelayKeys(new MemoryStorage('b')))
  await loadCurve()
})

test('holds by the relay’s signature, for one plan and the device of the key', async () => {
  const text = await relay.certificate('plan', says)
  expect(isCertified(text, 'plan')).toBe(true)
  expect(readCertificate(text)).toEqual({
    plan: 'plan',
    device,
    key,
    role: 'owner',
    person: 'ada',
    from: 1_000,
    relayKey: relay.publicKey,
  })
  expect(isCertified(text, 'another plan')).toBe(false)
  const [head, body, signature] = text.split('.')
  const raised = Buffer.from(JSON.stringify({ ...says, plan: 'plan', from: 2 })).toString('base64url')
  expect(isCertified(`${head}.${raised}.${signature}`, 'plan')).toBe(false)
  const others = (await other.certificate('plan', says)).split('.')[0]
  expect(isCertified(`${others}.${body}.${signature}`, 'plan')).toBe(false)
  expect(isCertified(await relay.certificate('plan', { ...says, device: 'someone' }), 'plan')).toBe(false)
  for (const junk of ['', '..', 'a.b.c', `${text}.x`]) expect(isCertified(junk, 'plan')).toBe(false)
})

test('one that its relay did not sign is taken out again once it is checked, and named', async () => {
  const at = await createReplica('mara')
  const [head, , signature] = (await relay.certificate(planId, says)).split('.')
  const made = { plan: planId, ...says, role: 'owner', from: 9_000 }
  const body = Buffer.from(JSON.stringify(made)).toString('base64url')
  await at.do([append('certificate', { certificate: await relay.certificate(planId, says) })])
  await at.do([append('certificate', { certificate: `${head}.${body}.${signature}` })])
  const other = createReplica('reader')
  send(at, other)
  const kept = () => [...other.reader.source.entries].filter(({ kind }) => kind === 'certificate').length
  expect(kept()).toBe(2)
  other.reader.verify()
  expect(kept()).toBe(1)
  expect(other.reader.source.faults?.map(({ code, found }) => [code, found])).toEqual([
    ['BAD_SIGNATURE', 'certificate'],
  ])
})

test('the latest counts, of the relay that the charter names: another relay’s word is nothing', async () => {
  const at = await createWorkplace()
  const plan = at.plan
  const keep = async (by: RelayKeys, role: 'owner' | 'viewer', from: number) =>
    at.do(keepCertificate, { certificate: await by.certificate('plan', { ...says, role, from }) })
  await keep(relay, 'owner', 1_000)
  expect(plan).not.toBe(at.plan)
  expect(at.plan.settings.relayKey).toBe(relay.publicKey)
  await keep(relay, 'viewer', 3_000)
  await keep(relay, 'owner', 2_000)
  await keep(other, 'owner', 4_000)
  expect(roleOf(at.plan, find(at.plan.devices, device))).toBe('viewer')
})
