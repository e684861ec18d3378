// One message without content to one browser, by its push service (RFC 8030): it says only that there is something, and what
// is on the device says the rest. So nothing has to be encrypted, and the service learns nothing of a plan.

import type { PushKeys } from './push-keys.ts'

export interface Push {
  readonly endpoint: string
  readonly keys: Pick<PushKeys, 'authorization'>
  readonly contact: string
  /** Of two with the same one that both wait for a device, only the later one arrives: up to 32 letters of base64url. */
  readonly topic: string
  readonly now: number
}

export type PushOutcome =
  | { readonly type: 'taken' }
  /** Turned off in the browser: to be forgotten. */
  | { readonly type: 'gone' }
  | { readonly type: 'failed'; readonly why: string }

/** How long the service keeps it for a device that is off, in seconds: the day for which it is meant. */
const keptFor = 12 * 3_600
const patience = 15_000

export async function sendPush({ endpoint, keys, contact, topic, now }: Push): Promise<PushOutcome> {
  const { host } = new URL(endpoint)
  try {
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: {
        authorization: await keys.authorization(endpoint, contact, now),
        ttl: String(keptFor),
        urgency: 'normal',
        topic,
      },
      // Where it leads elsewhere is not where it may go.
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    await answer.body?.cancel()
    if (answer.ok) return { type: 'taken' }
    if (answer.status === 404 || answer.status === 410) return { type: 'gone' }
    return { type: 'failed', why: `${host} answered ${answer.status}` }
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error
    return { type: 'failed', why: `${host}: ${cause instanceof Error ? cause.message : String(cause)}` }
  }
}
