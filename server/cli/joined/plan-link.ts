// The link by which a program comes to a plan: a plan's own, or an invitation into it, as the board and `cli invite` print them.

import { UsageError } from '../spoken.ts'

export interface PlanLink {
  /** Where people open the board: `https://plan.example.org/`. */
  readonly board: string
  /** As the relay knows itself, which a proof names. */
  readonly host: string
  /** `wss://plan.example.org/sync`, or where the caller said. */
  readonly sync: string
  readonly plan: string
  readonly epoch: string
  /** Of an invitation. */
  readonly secret?: string
}

const pattern = /^#\/(plan|join)\/([\w-]{22}|[0-9a-f]{32})\.(\w{1,32})(?:\/([\w-]+))?/

/** `at`: another address of the same relay, such as `http://127.0.0.1:4747`. Throws a sentence for what is no link of a plan. */
export function readPlanLink(text: string, at?: string): PlanLink {
  const url = addressOf(text)
  const [, kind, plan, epoch, rest] = pattern.exec(url?.hash ?? '') ?? []
  if (url === undefined || plan === undefined || epoch === undefined)
    throw new UsageError(
      `“${shown(text)}” is no link of a plan. Take the one that “npm run -s cli -- invite --plan LINK --role viewer” prints, in quotes.`,
    )
  const relay = at === undefined ? url : addressOf(at)
  if (relay === undefined)
    throw new UsageError(`--at takes an address such as http://127.0.0.1:4747, not “${at}”.`)
  const sync = `${relay.protocol === 'https:' ? 'wss' : 'ws'}://${relay.host}/sync`
  const secret = kind === 'join' && rest !== undefined ? { secret: rest } : {}
  return { board: `${url.origin}/`, host: url.host, sync, plan, epoch, ...secret }
}

/** The address of My work, or of one check-in in it. */
export function linkToWork({ board, plan, epoch }: PlanLink, itemId?: string): string {
  const query = itemId === undefined ? '' : `?${new URLSearchParams({ check: itemId }).toString()}`
  return `${board}#/plan/${plan}.${epoch}/my-work${query}`
}

function addressOf(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined
}

/** Without what opens anything. */
function shown(text: string): string {
  return text.split('#')[0]?.slice(0, 80) ?? ''
}
