// `invite --role owner [--plan LINK]`: a link for a new device, whatever happened to the others. Without a plan it is for the
// relay itself: its owner, or somebody who may begin plans here. Also while the relay runs.

import { parseArgs } from 'node:util'
import { z } from 'zod'
import { isRight, type Role } from '../../shared/wire/role.ts'
import { inviteInStore } from '../access/invite-in-store.ts'
import { relayPlan } from '../access/seen.ts'
import { openAccessStore } from './open-access-store.ts'
import { pathOfSaid } from './said-plan.ts'
import { spoken, UsageError } from './spoken.ts'

export const summary =
  'prints a link that lets a device in: --role ROLE [--plan LINK] [--days N] [--uses N] [--at URL]'

const options = {
  role: { type: 'string', default: 'owner' },
  plan: { type: 'string' },
  person: { type: 'string' },
  days: { type: 'string', default: '7' },
  uses: { type: 'string', default: '1' },
  at: { type: 'string', default: 'http://localhost:4747' },
  data: { type: 'string', default: './data' },
} as const

const count = z.coerce.number().int().min(1).max(10_000)

/** 0: the link is printed; 1: there is no such store; 2: the call is wrong. */
export function run(args: readonly string[]): Promise<number> {
  return spoken(async () => {
    const { values } = parseArgs({ args: [...args], options })
    const { role, person } = values
    if (!isRight(role) || role === 'none')
      throw new UsageError(`--role takes viewer, reporter, contributor, planner or owner, not "${role}".`)
    const [days, uses] = [count.safeParse(values.days), count.safeParse(values.uses)]
    if (!days.success || !uses.success) throw new UsageError('--days and --uses take a number from 1 on.')
    const path = values.plan === undefined ? undefined : pathOfSaid(values.plan)
    const plan = path?.split('.')[0] ?? relayPlan
    const invitation = { role: role as Role, days: days.data, uses: uses.data, now: Date.now() }
    const { store, close } = await openAccessStore(values.data, process.env['PLUMBLINE_STORE'])
    try {
      const secret = await inviteInStore(store, plan, { ...invitation, ...(person && { person }) })
      if (!secret.ok) throw new Error(`No invitation was made: ${secret.error}.`)
      process.stdout.write(`${linkOf(values.at, path, secret.value)}\n`)
      return 0
    } finally {
      await close()
    }
  })
}

export function linkOf(at: string, path: string | undefined, secret: string): string {
  const base = at.replace(/\/+$/, '')
  return path === undefined ? `${base}/#/relay/${secret}` : `${base}/#/join/${path}/${secret}`
}
