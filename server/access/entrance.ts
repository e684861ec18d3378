// Who comes in, as what: a socket shows its key or a token, or comes by the plan's link alone. It is told what it may do,
// now and whenever that changes, and shows its key again before its ten minutes are over.

import { randomBytes } from 'node:crypto'
import { must } from '../../shared/base/assert.ts'
import { err, ok, type Result } from '../../shared/base/result.ts'
import { challengeOf, signedText } from '../../shared/wire/access-message.ts'
import type { AccessFromClient, AccessFromRelay } from '../../shared/wire/access-message.ts'
import type { CloseReason } from '../../shared/wire/close-code.ts'
import { encodeMessage } from '../../shared/wire/message.ts'
import { proofPatience, tokenLasts } from '../../shared/wire/protocol.ts'
import type { PlanKey, Room } from '../../shared/wire/room-name.ts'
import { atLeast, type Right } from '../../shared/wire/role.ts'
import type { Bell } from '../bell/contract.ts'
import type { Log } from '../log.ts'
import type { Session } from '../session.ts'
import type { Storage } from '../storage/contract.ts'
import { AccessBook } from './access-book.ts'
import { admit, type Arrival } from './admit.ts'
import { answerAsk } from './answer-ask.ts'
import { emptyAccess, findDevice, rightIn, writingIn, type PlanAccess, type Writing } from './plan-access.ts'
import type { Policy } from './policy.ts'
import { deviceOfKey, isSignedBy, openRelayKeys, type RelayKeys } from './relay-keys.ts'
import { relayPlan, Seen } from './seen.ts'
import { readAccessMessage } from './wire-access.ts'

export interface EntranceParts {
  readonly storage: Storage
  readonly policy: Policy
  readonly bell?: Bell
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => void
  readonly log: Log
}

/** How a socket says who it is. */
export type Offer =
  { readonly type: 'link' } | { readonly type: 'proves' } | { readonly type: 'token'; readonly token: string }

/** Where it wants to be: a room, or the control line of a plan. */
export interface Destination {
  readonly plan: PlanKey
  readonly room?: Room
}

export interface Member extends Destination {
  readonly session: Session
  right: Right
  sealed: number
  device?: string
  /** It was told what the relay vouches for. */
  isVouched: boolean
  /** Of a proof or a token, in ms. */
  until: number
  challenge?: string
}

/** Asked again so long before the end, in ms. */
const renewBefore = 2 * 60_000

export class Entrance {
  readonly book: AccessBook
  readonly #parts: EntranceParts
  readonly #members = new Map<Session, Member>()
  readonly #byPlan = new Map<PlanKey, Set<Member>>()
  readonly #seen: Seen
  #keys: Promise<RelayKeys | undefined> | undefined

  constructor(parts: EntranceParts) {
    this.#parts = parts
    this.book = new AccessBook({
      ...parts,
      first: (plan, isKnown) => emptyAccess(this.#linkOf(plan, isKnown)),
      changed: (plan, access) => void this.#tellAll(plan, access),
    })
    this.#seen = new Seen(this.book, parts.now)
  }

  /** The session is told its role, or why it is not let in; who is let in is a member until `left`. */
  async arrive(session: Session, to: Destination, offer: Offer): Promise<Result<Member, CloseReason>> {
    const member: Member = { ...to, session, right: 'none', sealed: 0, isVouched: false, until: Infinity }
    this.#add(member)
    const held = await this.book.hold(to.plan)
    if (!held.ok) return err(held.error.type === 'damaged' ? 'setAside' : 'busy')
    const shown = offer.type === 'link' ? ok(true) : await this.#show(member, offer)
    if (!shown.ok) return shown
    const access = must(this.book.now(to.plan) ?? held.value)
    if (access.deleted !== undefined) return err('unknownRoom')
    member.right = rightIn(access, member.device)
    if (member.right === 'none') return err(whyNot(access, member.device))
    if (member.device !== undefined) this.#seen.add(to.plan, member.device)
    await this.#grant(member, access, offer.type === 'proves')
    return ok(member)
  }

  writing({ plan, right, room }: Member): Writing {
    const access = this.book.now(plan)
    return room && access ? writingIn(access, right, room) : 'may not'
  }

  /** A word about access from somebody who is in. */
  hear(session: Session, text: string): void {
    const member = this.#members.get(session)
    const message = readAccessMessage(text)
    if (member === undefined) return
    if (message?.type === 'proof') void this.#renew(member, message)
    else void this.#answer(member, text)
  }

  left(session: Session): void {
    const member = this.#members.get(session)
    if (member === undefined) return
    this.#members.delete(session)
    const others = this.#byPlan.get(member.plan)
    others?.delete(member)
    if (others?.size === 0) this.#byPlan.delete(member.plan)
    this.book.letGo(member.plan)
  }

  /** Every 20 s: keys are asked for again, and it is written down who was here. */
  beat(): void {
    const now = this.#parts.now()
    for (const member of this.#members.values()) {
      if (member.device === undefined) continue
      if (now >= member.until) member.session.close('unproven')
      else if (now >= member.until - renewBefore && member.challenge === undefined) void this.#ask(member)
      this.#seen.add(member.plan, member.device)
    }
    void this.#seen.write()
  }

  stop(): void {
    this.book.stop()
  }

  #linkOf(plan: string, isKnown: boolean): Right {
    const { create, link } = this.#parts.policy
    if (plan === relayPlan) return 'none'
    return isKnown || create === 'anyone' ? link : 'none'
  }

  #relayKeys(): Promise<RelayKeys | undefined> {
    this.#keys ??= openRelayKeys(this.#parts.storage).then((keys) => {
      if (keys === undefined) this.#keys = undefined
      return keys
    })
    return this.#keys
  }

  async #show(member: Member, offer: Offer): Promise<Result<true, CloseReason>> {
    const keys = await this.#relayKeys()
    if (keys === undefined) return err('busy')
    if (offer.type === 'token') {
      const read = await keys.readToken(offer.token, member.plan, this.#parts.now())
      if (read === undefined) return err('unproven')
      Object.assign(member, read)
      return ok(true)
    }
    const { session } = member
    this.#parts.after(proofPatience, () => {
      if (!session.isClosed && member.device === undefined) session.close('unproven')
    })
    await this.#ask(member)
    const proof = readAccessMessage((await session.proof) ?? '')
    const device = proof?.type === 'proof' ? this.#proven(member, proof) : undefined
    if (proof?.type !== 'proof' || device === undefined) return err('unproven')
    return this.#admit(member, device, proof)
  }

  /** The device whose key signed what this socket was asked, and where this relay is. */
  #proven(
    { challenge }: Member,
    proof: Extract<AccessFromClient, { readonly type: 'proof' }>,
  ): string | undefined {
    const { origins } = this.#parts.policy
    const isHere = origins.length === 0 || origins.some((origin) => new URL(origin).host === proof.host)
    if (challenge === undefined || !isHere) return undefined
    return isSignedBy(proof.key, signedText(challenge, proof.host), proof.signature)
      ? deviceOfKey(proof.key)
      : undefined
  }

  async #admit(
    member: Member,
    device: string,
    { key, name, secret, claims }: Extract<AccessFromClient, { readonly type: 'proof' }>,
  ): Promise<Result<true, CloseReason>> {
    const mayMake = claims === true && (await this.#mayMake(device))
    const signedIn = member.plan === relayPlan ? undefined : await this.#signedIn(device)
    const arrival = { device, key, name, secret, signedIn, claims: mayMake, now: this.#parts.now() }
    let notInvited = false
    const stored = await this.book.change(member.plan, (access) => {
      const admitted = admit(access, arrival)
      notInvited = admitted.notInvited
      return ok(admitted.access)
    })
    if (!stored.ok) return err('busy')
    if (notInvited) this.#send(member, { type: 'not invited' })
    delete member.challenge
    Object.assign(member, { device, until: this.#parts.now() + tokenLasts })
    return ok(true)
  }

  async #mayMake(device: string): Promise<boolean> {
    if (this.#parts.policy.create === 'anyone') return true
    const relay = await this.book.hold(relayPlan)
    this.book.letGo(relayPlan)
    return relay.ok && atLeast(rightIn(relay.value, device), 'contributor')
  }

  async #signedIn(device: string): Promise<Arrival['signedIn']> {
    if (this.#parts.policy.signsIn !== true) return undefined
    const relay = await this.book.hold(relayPlan)
    this.book.letGo(relayPlan)
    const { role, email } = (relay.ok && findDevice(relay.value, device)) || {}
    return role === undefined || role === 'none' || email === undefined ? undefined : { role, email }
  }

  async #ask(member: Member): Promise<void> {
    const keys = await this.#relayKeys()
    if (keys === undefined) return
    member.challenge = challengeOf(member.plan, keys.publicKey, randomBytes(16).toString('base64url'))
    this.#send(member, { type: 'challenge', challenge: member.challenge })
  }

  /** In band: the socket stays, and its key holds for another ten minutes. */
  async #renew(member: Member, proof: Extract<AccessFromClient, { readonly type: 'proof' }>): Promise<void> {
    const device = this.#proven(member, proof)
    const access = this.book.now(member.plan)
    if (device === undefined || device !== member.device) return member.session.close('unproven')
    delete member.challenge
    member.until = this.#parts.now() + tokenLasts
    if (access) await this.#grant(member, access, true)
  }

  async #answer(member: Member, text: string): Promise<void> {
    const keys = await this.#relayKeys()
    if (keys === undefined || member.device === undefined) return
    const here = new Set([...(this.#byPlan.get(member.plan) ?? [])].map(({ device }) => device ?? ''))
    const answer = await answerAsk({ ...this.#parts, book: this.book, keys, here, member }, text)
    if (answer) this.#send(member, answer)
  }

  async #tellAll(plan: PlanKey, access: PlanAccess): Promise<void> {
    for (const member of this.#byPlan.get(plan) ?? []) {
      // One that is still at the door is judged there.
      if (member.right === 'none') continue
      const right = rightIn(access, member.device)
      const isKnown = right === member.right && (access.sealed ?? 0) === member.sealed
      if (isKnown && usesRoles(access) === member.isVouched) continue
      member.right = right
      if (access.deleted !== undefined) member.session.close('unknownRoom')
      else if (right === 'none') member.session.close(member.device === undefined ? 'unproven' : 'removed')
      else {
        const { room, session } = member
        if (room) session.setWriting(writingIn(access, right, room))
        await this.#grant(member, access, false)
      }
    }
  }

  async #grant(member: Member, access: PlanAccess, withToken: boolean) {
    const { session, plan, device, right, until } = member
    member.isVouched = usesRoles(access)
    member.sealed = access.sealed ?? 0
    if (device === undefined || right === 'none') return
    const keys = await this.#relayKeys()
    const known = findDevice(access, device)
    if (keys === undefined) return
    const token = withToken ? { token: await keys.token(plan, device, right, this.#parts.now()), until } : {}
    const certificate = known && member.isVouched ? { certificate: await keys.certificate(plan, known) } : {}
    const person = known?.person === undefined ? {} : { person: known.person }
    const email = known?.email === undefined ? {} : { email: known.email }
    const sealed = access.sealed === undefined ? {} : { sealed: access.sealed }
    const says = { ...person, ...email, ...token, ...certificate, ...sealed, relayKey: keys.publicKey }
    session.send(frameOf({ type: 'granted', role: right, ...says }))
  }

  #send({ session }: Member, message: AccessFromRelay): void {
    session.send(frameOf(message))
  }

  #add(member: Member): void {
    this.#members.set(member.session, member)
    const others = this.#byPlan.get(member.plan) ?? new Set()
    this.#byPlan.set(member.plan, others.add(member))
  }
}

/** Where nobody was ever let in or invited, the plan was never begun here. */
function whyNot(access: PlanAccess, device: string | undefined): CloseReason {
  if (findDevice(access, device)) return 'removed'
  return access.devices.length + access.invitations.length === 0 ? 'uninvited' : 'unproven'
}

/** Where the link is the right, nobody may do more than another, and nothing needs to be vouched for. */
const usesRoles = ({ link }: PlanAccess): boolean => link !== 'planner'

const frameOf = (message: AccessFromRelay): Uint8Array =>
  encodeMessage({ type: 'access', text: JSON.stringify(message) })
