// The command line of the relay, read into one value; whatever is wrong with it is said in a sentence.

import { parseArgs } from 'node:util'
import { z } from 'zod'
import { err, ok, type Result } from '../shared/base/result.ts'
import { isRight } from '../shared/wire/role.ts'
import { linkIsTheRight, type Policy } from './access/policy.ts'
import { readPushServices } from './push/push-services.ts'
import { readSignInOptions, type SignInOptions } from './access/sign-in-options.ts'

export interface Config {
  readonly host: string
  readonly port: number
  /** Listens for the whole network, and says what that means. */
  readonly isLan: boolean
  readonly store: StoreSource
  readonly client: ClientSource
  /** So many daily copies of a folder's store are kept; 0: none is made. */
  readonly backups: number
  readonly policy: Policy
  /** Undefined: nobody signs in. */
  readonly signIn: SignInOptions | undefined
  /** Calendars that `cli remind` writes, to be handed out. */
  readonly calendars: string | undefined
}

export type ClientSource =
  /** The relay alone, as beside a dev server. */
  | { readonly type: 'none' }
  /** Built when missing or out of date. */
  | { readonly type: 'built' }
  | { readonly type: 'folder'; readonly path: string }

export type StoreSource =
  /** The embedded one: this relay alone. */
  | { readonly type: 'folder'; readonly path: string }
  /** One for any number of relays; without a bell they hear of each other within seconds. */
  | { readonly type: 'postgres'; readonly url: string; readonly bell: string | undefined }

export const usage = `Usage: npm start -- [options]

  --port PORT      where to listen (4747)
  --host HOST      the address to listen on (127.0.0.1: this machine only)
  --lan            listen for every device on this network
  --data FOLDER    where plans are kept (./data)
  --backups N      daily copies of it to keep, in its folder backups (7; 0: make none)
  --origin URL     the address people use, such as https://plan.example.org (again for another):
                   only its pages connect, only invited devices begin plans
  --create WHO     who may begin a plan: anyone, or invited (with --origin: invited)
  --link ROLE      what the bare link of a plan gives that nobody has closed: none, viewer, reporter,
                   contributor or planner (planner; with --origin: contributor)
  --client FOLDER  serve a board that is built already
  --calendars FOLDER
                   hand out the calendars that “cli remind --calendars” writes there
  --push           offer people to be told by web push what is asked of them, which
                   “cli remind --push” sends
  --no-client      only relay, serve no board

For signing in with an account of the company's (OpenID Connect), with --origin:
  --oidc-issuer URL --oidc-client ID   by whom, and as what this relay is known there
  --oidc-group GROUP=ROLE              what a group may do (again for another; * is everybody)
  --oidc-claim NAME                    where its groups stand (groups)
  PLUMBLINE_OIDC_SECRET=…              what the relay shows there
  The link of a plan then lets in whoever signed in, and nobody else (--link none).

For relays on several machines:
  PLUMBLINE_STORE=postgres://…   keeps plans in Postgres, in place of a folder
  PLUMBLINE_BELL=redis://…       lets the relays hear of each other at once
`

const flags = {
  port: { type: 'string', default: '4747' },
  host: { type: 'string' },
  lan: { type: 'boolean', default: false },
  data: { type: 'string', default: './data' },
  backups: { type: 'string', default: '7' },
  origin: { type: 'string', multiple: true },
  create: { type: 'string' },
  link: { type: 'string' },
  'oidc-issuer': { type: 'string' },
  'oidc-client': { type: 'string' },
  'oidc-group': { type: 'string', multiple: true },
  'oidc-claim': { type: 'string' },
  client: { type: 'string' },
  calendars: { type: 'string' },
  push: { type: 'boolean', default: false },
  'no-client': { type: 'boolean', default: false },
} as const

const backupsShape = z.coerce.number().int().min(0).max(1_000)
const portShape = z.coerce.number().int().min(0).max(65_535)

export type Environment = Readonly<Record<string, string | undefined>>

export function readConfig(args: readonly string[], environment: Environment = {}): Result<Config, string> {
  try {
    const { values } = parseArgs({ args: [...args], options: flags })
    const port = portShape.safeParse(values.port)
    if (!port.success) return err(`--port takes a number from 0 to 65535, not "${values.port}".`)
    const backups = backupsShape.safeParse(values.backups)
    if (!backups.success) return err(`--backups takes a number from 0 to 1000, not "${values.backups}".`)
    const store = storeSource(values.data, environment)
    if (!store.ok) return store
    const policy = policyOf(values, environment)
    if (!policy.ok) return policy
    const secret = environment['PLUMBLINE_OIDC_SECRET']
    const signIn = readSignInOptions(values, policy.value.origins[0], secret)
    if (!signIn.ok) return signIn
    return ok({
      host: values.host ?? (values.lan ? '0.0.0.0' : '127.0.0.1'),
      port: port.data,
      isLan: values.lan,
      store: store.value,
      backups: backups.data,
      policy: policy.value,
      signIn: signIn.value,
      calendars: values.calendars,
      client: clientSource(values['no-client'], values.client),
    })
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}

interface PolicyFlags {
  readonly 'oidc-issuer'?: string | undefined
  readonly origin?: readonly string[] | undefined
  readonly create?: string | undefined
  readonly link?: string | undefined
  readonly push: boolean
}

function policyOf(flags: PolicyFlags, environment: Environment): Result<Policy, string> {
  const { PLUMBLINE_ORIGIN: said, PLUMBLINE_PUSH_SERVICES: services } = environment
  const origins = flags.origin ?? (said ? said.split(',').map((one) => one.trim()) : [])
  const bad = origins.find((one) => !/^https?:/.test(one) || !URL.canParse(one))
  if (bad !== undefined)
    return err(`--origin takes an address such as https://plan.example.org, not "${bad}".`)
  const isPublic = origins.length > 0
  const { create = isPublic ? 'invited' : linkIsTheRight.create } = flags
  const signsIn = flags['oidc-issuer'] !== undefined
  const { link = signsIn ? 'none' : isPublic ? 'contributor' : linkIsTheRight.link } = flags
  if (create !== 'anyone' && create !== 'invited')
    return err(`--create takes "anyone" or "invited", not "${create}".`)
  if (!isRight(link) || link === 'owner')
    return err(`--link takes none, viewer, reporter, contributor or planner, not "${link}".`)
  const policy = { create, link, origins: origins.map((one) => new URL(one).origin) } as const
  const push = flags.push ? { push: readPushServices(services) } : {}
  return ok({ ...policy, ...(signsIn && { signsIn }), ...push })
}

function clientSource(isNone: boolean, folder: string | undefined): ClientSource {
  if (isNone) return { type: 'none' }
  return folder === undefined ? { type: 'built' } : { type: 'folder', path: folder }
}

function storeSource(
  folder: string,
  { PLUMBLINE_STORE: store, PLUMBLINE_BELL: bell }: Environment,
): Result<StoreSource, string> {
  if (store === undefined || store === '') {
    if (bell === undefined || bell === '') return ok({ type: 'folder', path: folder })
    return err('PLUMBLINE_BELL is for relays that share a store: set PLUMBLINE_STORE as well.')
  }
  if (!/^postgres(ql)?:\/\//.test(store))
    return err('PLUMBLINE_STORE takes an address that begins with postgres://.')
  if (bell !== undefined && bell !== '' && !/^rediss?:\/\//.test(bell))
    return err('PLUMBLINE_BELL takes an address that begins with redis:// or rediss://.')
  return ok({ type: 'postgres', url: store, bell: bell === '' ? undefined : bell })
}
