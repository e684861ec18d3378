// Web push at the relay: who is told, where messages may go, and that what is turned off or removed is forgotten.
import { describe, expect, test } from 'vitest'
import { linkIsTheRight, type Policy } from '../../server/access/policy.ts'
import { readConfig } from '../../server/config.ts'
import { isAtPushService } from '../../server/push/push-services.ts'
import { plan, RelayNetwork } from '../helpers/relay-network.ts'
import { closeLink, invited, line, owned, Visitor } from '../helpers/visitor.ts'

const own = 'https://push.example.org'
const to = (more = '') => ({ endpoint: `${own}/a device${more}`, person: 'mara' })
const withPush: Policy = { ...linkIsTheRight, push: [own] }

async function told(network: RelayNetwork): Promise<readonly unknown[]> {
  const stored = await network.storage.access(plan)
  const { text } = stored.ok ? stored.value : {}
  const { devices } = JSON.parse(text ?? '') as { readonly devices: readonly { readonly push?: unknown }[] }
  return devices.flatMap(({ push }) => (push === undefined ? [] : [push]))
}

describe('being told by web push', () => {
  test('a viewer may turn it on, and off; who was let in for somebody is told for them', async () => {
    const here = await owned(new RelayNetwork({ policy: withPush }))
    await closeLink(here)
    const { secret } = await invited(here, 'viewer')
    const viewer = new Visitor()
    const { client } = await viewer.come(here.network, line, { secret })
    expect(await viewer.ask(client, { type: 'push' })).toEqual({ type: 'push' })
    const on = await viewer.ask(client, { type: 'push', to: to() })
    expect(on).toEqual({ type: 'push', to: { ...to(), person: 'ada' } })
    expect(await told(here.network)).toEqual([{ ...to(), person: 'ada' }])
    expect(await viewer.ask(client, { type: 'push', to: null })).toEqual({ type: 'push' })
    expect(await told(here.network)).toEqual([])
  })

  test('ends with the device, with another device of the same browser, and with the plan', async () => {
    const here = await owned(new RelayNetwork({ policy: withPush }))
    const [first, second] = [new Visitor(), new Visitor()]
    const { client } = await first.come(here.network, line)
    await first.ask(client, { type: 'push', to: to() })
    const again = await second.come(here.network, line)
    await second.ask(again.client, { type: 'push', to: to() })
    await here.owner.ask(here.at.client, { type: 'push', to: to('2') })
    expect(await told(here.network)).toEqual([to(), to('2')].toReversed())
    await here.owner.ask(here.at.client, { type: 'remove', device: second.device })
    expect(await told(here.network)).toEqual([to('2')])
    // Its line ends with it.
    await here.owner.ask(here.at.client, { type: 'delete plan' }).catch(() => undefined)
    expect(await told(here.network)).toEqual([])
  })

  test('goes nowhere else than the operator lets it, and nowhere where none is sent', async () => {
    const refused = { type: 'refused', why: 'no such service' }
    const here = await owned(new RelayNetwork({ policy: withPush }))
    const { owner, at } = here
    const elsewhere = { endpoint: 'https://192.168.0.1/admin', person: 'mara' }
    expect(await owner.ask(at.client, { type: 'push', to: elsewhere })).toEqual(refused)
    const none = await owned()
    expect(await none.owner.ask(none.at.client, { type: 'push' })).toEqual({ type: 'push' })
    const known = { endpoint: 'https://fcm.googleapis.com/fcm/send/a', person: 'mara' }
    expect(await none.owner.ask(none.at.client, { type: 'push', to: known })).toEqual(refused)
  })
})

test.each([
  ['https://fcm.googleapis.com/fcm/send/a', true],
  ['https://updates.push.services.mozilla.com/wpush/v2/a', true],
  ['https://wns2-par02p.notify.windows.com/w/?token=a', true],
  ['https://web.push.apple.com/a', true],
  ['https://push.example.org/a', true],
  ['http://127.0.0.1:4748/a', true],
  ['http://push.example.org/a', false],
  ['http://fcm.googleapis.com/fcm/send/a', false],
  ['https://fcm.googleapis.com:8443/a', false],
  ['https://user@fcm.googleapis.com/a', false],
  ['https://fcm.googleapis.com.example.org/a', false],
  ['https://notify.windows.com.evil.org/a', false],
  ['https://evilpush.apple.com/a', false],
  ['https://127.0.0.1/a', false],
  ['https://[::1]/a', false],
  ['http://127.0.0.1:4749/a', false],
  ['file:///etc/passwd', false],
  ['javascript:alert(1)', false],
  ['', false],
])('%s is an address of a push service: %s', (endpoint, isOne) => {
  expect(isAtPushService(endpoint, [own, 'http://127.0.0.1:4748'])).toBe(isOne)
})

test('a service of the operator’s that is no address is answered in a sentence', () => {
  const config = readConfig(['--push'], { PLUMBLINE_PUSH_SERVICES: 'push.example.org' })
  expect(config.ok ? '' : config.error).toMatch(/takes addresses such as https:.*, not “push.example.org”/)
})
