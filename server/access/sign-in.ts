// Signing in with an account of the company's: Authorization Code with PKCE (openid-client). What comes of it is an invitation
// to the relay for this one device, good for ten minutes; from there on the device's own key counts.

import * as oidc from 'openid-client'
import type { SignInOutcome } from '../../shared/wire/sign-in.ts'
import { atLeast, type Role } from '../../shared/wire/role.ts'
import type { Log } from '../log.ts'
import { inviteInStore, type AccessStore } from './invite-in-store.ts'
import { relayPlan } from './seen.ts'
import { cameBackTo, minutesToSignIn, type SignInOptions } from './sign-in-options.ts'

export interface SignInParts {
  readonly options: SignInOptions
  readonly store: AccessStore
  readonly now: () => number
  readonly log: Log
}

/** What a browser is to keep until it comes back, and nobody else may know. */
export interface Pending {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export type Came =
  { readonly type: 'in'; readonly secret: string } | { readonly type: 'out'; readonly why: SignInOutcome }

const scope = 'openid email profile'

export class SignIn {
  readonly #parts: SignInParts
  #provider: Promise<oidc.Configuration> | undefined

  constructor(parts: SignInParts) {
    this.#parts = parts
  }

  /** Where the browser is sent; undefined where the provider cannot be reached. `again`: perhaps with another account. */
  async begin(again = false): Promise<{ readonly to: URL; readonly pending: Pending } | undefined> {
    const provider = await this.#reach()
    if (provider === undefined) return undefined
    const pending = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    }
    const to = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: `${this.#parts.options.origin}${cameBackTo}`,
      scope,
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(pending.verifier),
      code_challenge_method: 'S256',
      ...(again && { prompt: 'login' }),
    })
    return { to, pending }
  }

  /** `query`: what the provider sent back. */
  async finish(query: string, pending: Pending | undefined): Promise<Came> {
    if (pending === undefined) return out('late')
    if (new URLSearchParams(query).has('error')) return out('cancelled')
    const provider = await this.#reach()
    if (provider === undefined) return out('away')
    try {
      return await this.#judge(await this.#claimsOf(provider, query, pending))
    } catch (error) {
      this.#parts.log('warn', 'sign-in failed', { why: error instanceof Error ? error.message : 'unknown' })
      return out('failed')
    }
  }

  async #claimsOf(provider: oidc.Configuration, query: string, pending: Pending): Promise<Claims> {
    const { origin, claim } = this.#parts.options
    const tokens = await oidc.authorizationCodeGrant(provider, new URL(`${origin}${cameBackTo}?${query}`), {
      pkceCodeVerifier: pending.verifier,
      expectedState: pending.state,
      expectedNonce: pending.nonce,
      idTokenExpected: true,
    })
    const claims: Claims = tokens.claims() ?? {}
    const isWhole = claims['email'] !== undefined && claims[claim] !== undefined
    if (isWhole || typeof claims['sub'] !== 'string' || !provider.serverMetadata().userinfo_endpoint)
      return claims
    return { ...claims, ...(await oidc.fetchUserInfo(provider, tokens.access_token, claims['sub'])) }
  }

  async #judge(claims: Claims): Promise<Came> {
    const { options, store, now, log } = this.#parts
    const { email, email_verified: isVerified } = claims
    if (typeof email !== 'string' || !email.includes('@') || isVerified === false) return out('no-email')
    const role = roleFor(options, claims[options.claim])
    if (role === undefined) return out('no-group')
    const days = minutesToSignIn / (24 * 60)
    const secret = await inviteInStore(store, relayPlan, {
      role,
      email: email.toLowerCase(),
      days,
      now: now(),
    })
    log('info', 'signed in', { role })
    return secret.ok ? { type: 'in', secret: secret.value } : out('busy')
  }

  /** Asked again after it could not be reached. */
  async #reach(): Promise<oidc.Configuration | undefined> {
    const { options, log } = this.#parts
    const issuer = new URL(options.issuer)
    const more = issuer.protocol === 'http:' ? { execute: [oidc.allowInsecureRequests] } : {}
    this.#provider ??= oidc.discovery(issuer, options.clientId, options.secret, undefined, more)
    try {
      return await this.#provider
    } catch (error) {
      this.#provider = undefined
      const why = error instanceof Error ? error.message : 'unknown'
      log('warn', 'the sign-in provider cannot be reached', { why })
      return undefined
    }
  }
}

type Claims = Readonly<Record<string, unknown>>

const out = (why: SignInOutcome): Came => ({ type: 'out', why })

/** The best that any of somebody's groups gives. */
export function roleFor({ groups }: Pick<SignInOptions, 'groups'>, said: unknown): Role | undefined {
  const theirs = ['*', ...(Array.isArray(said) ? said : [said])]
  return theirs
    .flatMap((group) => (typeof group === 'string' ? (groups.get(group) ?? []) : []))
    .reduce<Role | undefined>((best, role) => (best && atLeast(best, role) ? best : role), undefined)
}
