// What client and relay say to each other about who may do what: the private message 122, as JSON. A device shows that it
// holds its key by signing what the relay makes up for this one socket; a token spares it that for ten minutes.

import type { Right, Role } from './role.ts'

/** Offered beside `plumbline.1`: this socket says nothing until it has shown its key. */
export const provesProtocol = 'plumbline.proves'
/** Before a token, which is offered beside `plumbline.1` and never selected. */
export const tokenPrefix = 'plumbline.token.'

export type AccessFromRelay =
  | { readonly type: 'challenge'; readonly challenge: string }
  | Granted
  /** The invitation that came with a proof is unknown, used up or over. */
  | { readonly type: 'not invited' }
  | { readonly type: 'answer'; readonly id: number; readonly answer: AccessAnswer }

export interface Granted {
  readonly type: 'granted'
  readonly role: Role
  readonly person?: string
  /** By which somebody signed in: whoever of the plan has it is meant. */
  readonly email?: string
  /** For the plan's other sockets and the next ones; absent where the old one goes on. */
  readonly token?: string
  /** When the token ends, in ms. */
  readonly until?: number
  /** What the relay vouches for, to be kept in the ledger; absent where the plan's link is the right. */
  readonly certificate?: string
  /** The relay's public key: 32 bytes as base64url. */
  readonly relayKey: string
  /** So many of the plan's ledgers are sealed, from the first on: nothing new goes into them. Absent: none. */
  readonly sealed?: number
}

export type AccessFromClient =
  | {
      readonly type: 'proof'
      readonly key: string
      readonly signature: string
      /** Where the client thinks it is, which it signs as well: a proof is of no use elsewhere. */
      readonly host: string
      readonly name?: string
      /** Of an invitation. */
      readonly secret?: string
      /** The plan was made on this device. */
      readonly claims?: boolean
    }
  | { readonly type: 'ask'; readonly id: number; readonly ask: AccessAsk }

export type AccessAsk =
  | { readonly type: 'list' }
  | {
      readonly type: 'invite'
      readonly role: Role
      readonly person?: string
      readonly days: number
      readonly uses: number
    }
  | { readonly type: 'withdraw'; readonly id: string }
  | { readonly type: 'set role'; readonly device: string; readonly role: Role }
  | { readonly type: 'remove'; readonly device: string }
  | { readonly type: 'set link'; readonly right: Right }
  | { readonly type: 'delete plan' }
  /** This ledger takes in nothing new from now on: its period was closed. Those before it are sealed already. */
  | { readonly type: 'seal'; readonly ledger: number }
  /** Whether this device is told when something is asked; `to` turns it on, null off. */
  | { readonly type: 'push'; readonly to?: PushTarget | null }
  | CodeAsk

/** A code by which others find this session; the same one, and for longer, where it has one. */
export type CodeAsk =
  | { readonly type: 'code'; readonly epoch: string; readonly session: string }
  | { readonly type: 'end code'; readonly session: string }

export interface PushTarget {
  /** The address that the browser's push service gave it. */
  readonly endpoint: string
  /** Of what is asked of whom it is told. */
  readonly person: string
}

export type AccessAnswer =
  /** `to`: where this device is told, and of what is asked of whom. */
  | { readonly type: 'push'; readonly to?: PushTarget }
  | { readonly type: 'list'; readonly list: AccessList }
  | { readonly type: 'invited'; readonly secret: string; readonly list: AccessList }
  /** `lasts`: from now on, in ms. */
  | { readonly type: 'code'; readonly code: string; readonly lasts: number }
  | { readonly type: 'code ended' }
  | { readonly type: 'sealed'; readonly sealed: number }
  | { readonly type: 'refused'; readonly why: AskRefusal }

export type AskRefusal =
  | 'not yours'
  | 'unknown'
  | 'last owner'
  | 'too many'
  | 'busy'
  | 'unreadable'
  /** A ledger is sealed after those before it. */
  | 'not the next'
  /** A push service that the operator does not know. */
  | 'no such service'

export interface AccessList {
  /** What the plan's link alone gives. */
  readonly link: Right
  readonly invitations: readonly {
    readonly id: string
    readonly role: Role
    readonly person?: string
    readonly until: number
    readonly left: number
  }[]
  readonly devices: readonly {
    readonly device: string
    readonly name?: string
    readonly person?: string
    readonly role: Right
    /** When it was let in, and when it was here last, in ms. */
    readonly from: number
    readonly seen: number
    readonly here: boolean
    /** By which it came, where it came by one. */
    readonly invitation?: string
    /** By which somebody signed in on it. */
    readonly email?: string
    /** Signed anew with each role, for the ledger. */
    readonly certificate: string
  }[]
}

const proofBegins = 'plumbline proof 1'

export function challengeOf(plan: string, relayKey: string, nonce: string): string {
  return [proofBegins, plan, relayKey, nonce].join('\n')
}

/** A device signs nothing else that a relay asks it to. */
export function isChallenge(text: string, plan: string): boolean {
  return text.startsWith(`${proofBegins}\n${plan}\n`)
}

export const signedText = (challenge: string, host: string): string => `${challenge}\n${host}`
