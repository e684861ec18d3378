// Tells a person's devices by web push that something is asked of them. Who turned that on is kept in the relay's store, with
// the key by which push services know it; a device that has turned it off in its browser is forgotten there.

import { createHash } from 'node:crypto'
import type { AccessStore } from '../../access/invite-in-store.ts'
import { readAccess, withoutPush } from '../../access/plan-access.ts'
import { openPushKeys, type PushKeys } from '../../push/push-keys.ts'
import { isAtPushService, readPushServices } from '../../push/push-services.ts'
import { sendPush } from '../../push/send-push.ts'
import { openAccessStore } from '../open-access-store.ts'
import { UsageError } from '../spoken.ts'

export interface PushOffice {
  /** Addresses of the devices on which each person of a plan has turned it on. */
  devicesOf(plan: string): Promise<ReadonlyMap<string, readonly string[]>>
  /** How many devices' services have taken it. Throws a sentence where none has, and one may by the next run. */
  tell(plan: string, endpoints: readonly string[]): Promise<number>
  close(): Promise<void>
}

export interface PushOptions {
  /** `./data`, or wherever the relay keeps its store. */
  readonly data: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Whom a push service may ask: `mailto:` or `https:`. */
  readonly contact: string | undefined
}

/** Throws a sentence where the store, or its key, is not there. */
export async function openPushOffice({ data, environment, contact }: PushOptions): Promise<PushOffice> {
  if (contact === undefined)
    throw new UsageError('Say whom a push service may ask: --from "Plumbline <plan@example.org>".')
  const services = readPushServices(environment['PLUMBLINE_PUSH_SERVICES'])
  const { store, close } = await openAccessStore(data, environment['PLUMBLINE_STORE'])
  const keys = await openPushKeys(store)
  if (keys === undefined) throw new Error('The store of the relay does not answer. Try again.')
  return {
    async devicesOf(plan) {
      const people = new Map<string, readonly string[]>()
      for (const { endpoint, person } of await subscriptionsOf(store, plan))
        if (isAtPushService(endpoint, services)) people.set(person, [...(people.get(person) ?? []), endpoint])
      return people
    },
    async tell(plan, endpoints) {
      const outcomes = await Promise.all(
        endpoints.map((endpoint) => toOne({ endpoint, plan, keys, contact, store })),
      )
      const taken = outcomes.filter(({ type }) => type === 'taken').length
      const failed = outcomes.flatMap((outcome) => (outcome.type === 'failed' ? [outcome.why] : []))
      if (taken === 0 && failed.length > 0)
        throw new Error(`No push service took a message: ${failed.join('; ')}. It goes with the next run.`)
      return taken
    },
    close,
  }
}

interface One {
  readonly endpoint: string
  readonly plan: string
  readonly keys: PushKeys
  readonly contact: string
  readonly store: AccessStore
}

async function toOne({ store, ...push }: One): Promise<Awaited<ReturnType<typeof sendPush>>> {
  const { plan, endpoint } = push
  // Not the plan's own name, which opens it.
  const topic = createHash('sha256').update(plan).digest('base64url').slice(0, 32)
  const outcome = await sendPush({ ...push, topic, now: Date.now() })
  if (outcome.type === 'gone') await forget(store, plan, endpoint)
  return outcome
}

async function subscriptionsOf(
  store: AccessStore,
  plan: string,
): Promise<readonly { readonly endpoint: string; readonly person: string }[]> {
  const stored = await store.access(plan)
  if (!stored.ok) throw new Error(`The store of the relay does not answer: ${stored.error.type}. Try again.`)
  const { text } = stored.value
  if (text === undefined) return []
  return readAccess(text).devices.flatMap(({ role, push }) => (push && role !== 'none' ? [push] : []))
}

/** Others may write in between: then anew. What cannot be written now is tried by the next run. */
async function forget(store: AccessStore, plan: string, endpoint: string): Promise<void> {
  for (let isDone = false; !isDone;) {
    const stored = await store.access(plan)
    const { version, text } = stored.ok ? stored.value : { version: 0, text: undefined }
    if (text === undefined) return
    const rest = withoutPush(readAccess(text), ({ push }) => push?.endpoint === endpoint)
    const written = await store.putAccess(plan, version, JSON.stringify(rest))
    isDone = !written.ok || written.value
  }
}
