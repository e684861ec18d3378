// The ways by which people are told: mail, and web push where the operator sends any. With push alone no mail server is needed.

import { hasAddress, type Reaches } from '../../../shared/engine/asks/reminders.ts'
import type { PlanLink } from './plan-link.ts'
import { openPostOffice, type Letter } from './post-office.ts'
import { openPushOffice } from './push-office.ts'

export interface Ways {
  /** Nothing is sent, and nothing written. */
  readonly isDry: boolean
  readonly byMail: boolean
  /** By mail. */
  readonly reaches: Reaches
  mail(letter: Letter): Promise<void>
  /** As `PushOffice` has it; nobody's, where none is sent. */
  devicesOf(plan: string): Promise<ReadonlyMap<string, readonly string[]>>
  push(plan: string, endpoints: readonly string[]): Promise<number>
  close(): Promise<void>
}

export interface WaysOptions {
  readonly from?: string | undefined
  readonly push: boolean
  readonly data: string
  readonly 'dry-run': boolean
}

/** Throws a sentence where one of them was asked for and cannot be opened. */
export async function openWays(options: WaysOptions, links: readonly PlanLink[]): Promise<Ways> {
  const { env } = process
  const [smtp, from] = [env['PLUMBLINE_SMTP'], options.from ?? env['PLUMBLINE_MAIL_FROM']]
  const isDry = options['dry-run']
  const byMail = !options.push || (smtp !== undefined && smtp !== '')
  const mail = byMail && !isDry ? openPostOffice(smtp, from) : undefined
  const contact = contactOf(from, links)
  const push = options.push
    ? await openPushOffice({ data: options.data, environment: env, contact })
    : undefined
  return {
    isDry,
    byMail,
    reaches: (person) => byMail && hasAddress(person),
    async mail(letter) {
      await mail?.send(letter)
    },
    devicesOf: async (plan) => (push ? push.devicesOf(plan) : new Map()),
    push: async (plan, endpoints) => (push && endpoints.length > 0 ? push.tell(plan, endpoints) : 0),
    async close() {
      mail?.close()
      await push?.close()
    },
  }
}

/** Whom a push service may ask about what comes from here. */
function contactOf(from: string | undefined, links: readonly PlanLink[]): string | undefined {
  const address = /[^\s<>"]+@[^\s<>"]+/.exec(from ?? '')?.[0]
  return address === undefined
    ? links.map(({ board }) => board).find((board) => board.startsWith('https:'))
    : `mailto:${address}`
}
