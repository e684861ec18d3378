// What the operator says about signing in with an account of the company's (OpenID Connect), read from the command line.

import { err, ok, type Result } from '../../shared/base/result.ts'
import { isRight, type Role } from '../../shared/wire/role.ts'

export const cameBackTo = '/sign-in/done'
/** From being asked to having shown the key, in minutes. */
export const minutesToSignIn = 10

export interface SignInOptions {
  /** `https://login.example.org`: whose word on who somebody is counts. */
  readonly issuer: string
  readonly clientId: string
  readonly secret: string | undefined
  /** Which role a group gives; `*` is everybody. */
  readonly groups: ReadonlyMap<string, Role>
  /** In which claim the groups stand. */
  readonly claim: string
  /** Where people come back to: the relay's own address. */
  readonly origin: string
}

export interface SignInFlags {
  readonly 'oidc-issuer'?: string | undefined
  readonly 'oidc-client'?: string | undefined
  readonly 'oidc-group'?: readonly string[] | undefined
  readonly 'oidc-claim'?: string | undefined
}

/** Undefined where nobody signs in. */
export function readSignInOptions(
  flags: SignInFlags,
  origin: string | undefined,
  secret: string | undefined,
): Result<SignInOptions | undefined, string> {
  const { 'oidc-issuer': issuer, 'oidc-client': clientId, 'oidc-claim': claim = 'groups' } = flags
  if (issuer === undefined) {
    const other = Object.keys(flags).find((name) => name.startsWith('oidc-'))
    return other === undefined
      ? ok(undefined)
      : err(`--${other} is for signing in: say by whom, with --oidc-issuer URL.`)
  }
  if (!URL.canParse(issuer) || !isSafe(new URL(issuer)))
    return err(`--oidc-issuer takes an https address, not "${issuer}".`)
  if (clientId === undefined)
    return err('--oidc-issuer needs --oidc-client ID: as what the relay is known there.')
  if (origin === undefined)
    return err('Signing in needs --origin URL: the address people use, and come back to from there.')
  const groups = readGroups(flags['oidc-group'] ?? [])
  if (!groups.ok) return groups
  return ok({ issuer, clientId, secret: secret || undefined, groups: groups.value, claim, origin })
}

function readGroups(said: readonly string[]): Result<ReadonlyMap<string, Role>, string> {
  if (said.length === 0)
    return err(
      'Say who may come in: --oidc-group planners=planner for a group, "--oidc-group *=viewer" for everybody.',
    )
  const groups = new Map<string, Role>()
  for (const one of said) {
    const at = one.lastIndexOf('=')
    const role = one.slice(at + 1)
    if (at < 1 || !isRight(role) || role === 'none')
      return err(
        `--oidc-group takes GROUP=ROLE with viewer, reporter, contributor, planner or owner, not "${one}".`,
      )
    groups.set(one.slice(0, at), role)
  }
  return ok(groups)
}

/** In the clear only on this machine, for trying it out. */
function isSafe({ protocol, hostname }: URL): boolean {
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
  )
}
