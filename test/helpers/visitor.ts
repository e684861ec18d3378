// A device with a key of its own at the relay of queues: it shows its key when it is asked to, asks, and is told.

import { generateKeyPairSync, sign } from 'node:crypto'
import { signedText } from '../../shared/wire/access-message.ts'
import type { AccessAnswer, AccessAsk, AccessFromRelay, Granted } from '../../shared/wire/access-message.ts'
import { formatRoomName } from '../../shared/wire/room-name.ts'
import type { Offer } from '../../server/access/entrance.ts'
import { deviceOfKey } from '../../server/access/relay-keys.ts'
import type { Role } from '../../shared/wire/role.ts'
import { plan, RelayNetwork, settled, type RawClient } from './relay-network.ts'

export interface Shown {
  readonly secret?: string
  readonly claims?: boolean
  readonly host?: string
  /** Signs something else than what it was asked to. */
  readonly lies?: boolean
}

export interface Here {
  readonly client: RawClient
  /** The last it was told. */
  readonly granted: Granted | undefined
  readonly wasNotInvited: boolean
}

export const line = `${plan}.1.access`
export const roomsOf = (of = plan): Readonly<Record<'charter' | 'work' | 'ledger', string>> => ({
  charter: formatRoomName({ type: 'charter', plan: of, epoch: '1' }),
  work: formatRoomName({ type: 'work', plan: of, epoch: '1' }),
  ledger: formatRoomName({ type: 'ledger', plan: of, epoch: '1', period: '0' }),
})

export class Visitor {
  readonly key: string
  readonly device: string
  readonly #sign: (text: string) => string
  #asked = 0

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    this.key = publicKey.export({ format: 'jwk' }).x ?? ''
    this.device = deviceOfKey(this.key) ?? ''
    this.#sign = (text) => sign(null, Buffer.from(text), privateKey).toString('base64url')
  }

  /** Resolves once it is in, or closed. */
  async come(network: RelayNetwork, room: string, shown: Shown = {}): Promise<Here> {
    const client = network.connect(room, { offer: { type: 'proves' } })
    await this.show(client, shown)
    return this.#hear(client)
  }

  /** By what it was given before. */
  async comeWith(network: RelayNetwork, room: string, token: string): Promise<Here> {
    const offer: Offer = { type: 'token', token }
    return this.#hear(network.connect(room, { offer }))
  }

  /** Shows its key when it is asked to. */
  async show(client: RawClient, { secret, claims, host = 'here', lies }: Shown = {}): Promise<void> {
    const asked = await heard(client, 'challenge')
    if (asked === undefined) return
    const challenge = lies ? 'something else' : asked.challenge
    client.say({ type: 'access', text: this.proof(challenge, host, secret, claims) })
  }

  proof(challenge: string, host: string, secret?: string, claims?: boolean): string {
    const signature = this.#sign(signedText(challenge, host))
    return JSON.stringify({ type: 'proof', key: this.key, signature, host, secret, claims })
  }

  async ask(client: RawClient, ask: AccessAsk): Promise<AccessAnswer> {
    const id = ++this.#asked
    client.say({ type: 'access', text: JSON.stringify({ type: 'ask', id, ask }) })
    const answer = await heard(client, 'answer')
    if (answer === undefined) throw new Error(`no answer: ${client.closedFor}`)
    return answer.answer
  }

  async #hear(client: RawClient): Promise<Here> {
    const granted = await heard(client, 'granted')
    await settled()
    return { client, granted, wasNotInvited: (await take(client, 'not invited')) !== undefined }
  }
}

/** The next word of this type; undefined where the socket is closed instead. */
export async function heard<T extends AccessFromRelay['type']>(
  client: RawClient,
  type: T,
): Promise<Extract<AccessFromRelay, { readonly type: T }> | undefined> {
  for (;;) {
    const found = await take(client, type)
    if (found !== undefined || client.closedFor !== undefined) return found
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function take<T extends AccessFromRelay['type']>(
  client: RawClient,
  type: T,
): Promise<Extract<AccessFromRelay, { readonly type: T }> | undefined> {
  for (const [at, message] of client.heard.entries()) {
    const word = message.type === 'access' ? (JSON.parse(message.text) as AccessFromRelay) : undefined
    if (word?.type !== type) continue
    client.heard.splice(at, 1)
    return word as Extract<AccessFromRelay, { readonly type: T }>
  }
  return undefined
}

export interface Owned {
  readonly network: RelayNetwork
  readonly owner: Visitor
  /** On the plan's control line. */
  readonly at: Here
}

export async function owned(network = new RelayNetwork()): Promise<Owned> {
  const owner = new Visitor()
  return { network, owner, at: await owner.come(network, line, { claims: true }) }
}

export async function invited({ owner, at }: Owned, role: Role, more: { readonly uses?: number } = {}) {
  const ask: AccessAsk = { type: 'invite', role, days: 7, uses: more.uses ?? 1, person: 'ada' }
  const answer = await owner.ask(at.client, ask)
  if (answer.type !== 'invited') throw new Error(JSON.stringify(answer))
  return answer
}

export const closeLink = ({ owner, at }: Owned) => owner.ask(at.client, { type: 'set link', right: 'none' })
