/**
 * How this device comes into one plan at the relay: by a token while it lasts, else by signing what the relay makes up for
 * the socket. Shared by the plan's sockets, so that one proof serves all three.
 */

import type { Signer } from '../../shared/doc/sign.ts'
import { isChallenge, provesProtocol, signedText, tokenPrefix } from '../../shared/wire/access-message.ts'
import type { AccessFromClient, AccessFromRelay, Granted } from '../../shared/wire/access-message.ts'
import { encodeMessage } from '../../shared/wire/message.ts'
import { inflatesProtocol, subProtocol } from '../../shared/wire/protocol.ts'
import { deviceName } from './device-name.ts'
import { canInflate } from './inflate.ts'

export interface AccessOptions {
  /** The plan's id, or `relay` for the relay itself. */
  readonly plan: string
  readonly signer: Signer
  /** The plan was made on this device. */
  readonly claims: boolean
  /** The secret of an invitation that was not redeemed yet. */
  readonly invitation: string | undefined
  granted(granted: Granted): void
  notInvited(): void
}

/** `told`: of each word of the relay, after whom `access` tells. */
export function passOf(access: AccessOptions, told: (granted: Granted) => void): AccessPass {
  return new AccessPass({
    get invitation() {
      return access.invitation
    },
    plan: access.plan,
    signer: access.signer,
    claims: access.claims,
    granted(granted) {
      access.granted(granted)
      told(granted)
    },
    notInvited: () => access.notInvited(),
  })
}

/** So long before its end a token is not used any more, in ms: the clocks of two machines differ. */
const margin = 30_000

export class AccessPass {
  readonly #options: AccessOptions
  #token: { readonly text: string; readonly until: number } | undefined

  constructor(options: AccessOptions) {
    this.#options = options
  }

  get hasToken(): boolean {
    return this.#token !== undefined && this.#token.until - margin > Date.now()
  }

  /** What the relay refused is not tried again. */
  dropToken(): void {
    this.#token = undefined
  }

  /** A socket of the plan. One that has to show its key holds back what it is given to send until it is let in. */
  get socket(): typeof WebSocket {
    // Classes see their own `this`; this one also needs the pass.
    // oxlint-disable-next-line typescript/no-this-alias
    const pass = this
    return class extends WebSocket {
      #held: Parameters<WebSocket['send']>[0][] | undefined

      constructor(url: string | URL) {
        const token = pass.hasToken ? pass.#token : undefined
        const shown = token ? tokenPrefix + token.text : provesProtocol
        super(url, [subProtocol, ...(canInflate ? [inflatesProtocol] : []), shown])
        if (!token) this.#held = []
      }

      override send(data: Parameters<WebSocket['send']>[0]): void {
        if (this.#held) this.#held.push(data)
        else super.send(data)
      }

      /** A word of the relay about access. */
      async hear(text: string): Promise<void> {
        const answer = await pass.answer(text)
        if (answer && this.readyState === WebSocket.OPEN)
          super.send(encodeMessage({ type: 'access', text: JSON.stringify(answer) }))
      }

      /** It is in, or the relay asks for no key. */
      release(): void {
        const held = this.#held ?? []
        this.#held = undefined
        if (this.readyState === WebSocket.OPEN) for (const data of held) super.send(data)
      }
    }
  }

  /** What is to be said to a word of the relay, where anything is. */
  async answer(text: string): Promise<AccessFromClient | undefined> {
    const message = read(text)
    if (message?.type === 'challenge') return this.#prove(message.challenge)
    if (message?.type === 'not invited') this.#options.notInvited()
    if (message?.type !== 'granted') return undefined
    const { token, until } = message
    if (token !== undefined && until !== undefined) this.#token = { text: token, until }
    this.#options.granted(message)
    return undefined
  }

  async #prove(challenge: string): Promise<AccessFromClient | undefined> {
    const { plan, signer, claims, invitation } = this.#options
    if (!isChallenge(challenge, plan)) return undefined
    const { host } = location
    const signature = await signer.sign(signedText(challenge, host))
    const name = deviceName(navigator.userAgent)
    const secret = invitation === undefined ? {} : { secret: invitation }
    return { type: 'proof', key: signer.publicKey, signature, host, name, claims, ...secret }
  }
}

export interface ProvingSocket extends WebSocket {
  hear(text: string): Promise<void>
  release(): void
}

export function isProving(socket: WebSocket | null | undefined): socket is ProvingSocket {
  return socket !== null && socket !== undefined && 'release' in socket
}

function read(text: string): AccessFromRelay | undefined {
  try {
    return JSON.parse(text) as AccessFromRelay
  } catch {
    return undefined
  }
}
