// Answers what a member asks about the plan's access: the list, an invitation, a role, the end of the plan.

import type {
  AccessAnswer,
  AccessAsk,
  AccessFromRelay,
  AccessList,
  PushTarget,
} from '../../shared/wire/access-message.ts'
import { atLeast } from '../../shared/wire/role.ts'
import { roomMark, type Log } from '../log.ts'
import { isAtPushService } from '../push/push-services.ts'
import type { Storage } from '../storage/contract.ts'
import type { AccessBook } from './access-book.ts'
import { answerCode } from './answer-code.ts'
import { changeAccess, createSecret } from './change-access.ts'
import type { Member } from './entrance.ts'
import {
  emptyAccess,
  findDevice,
  linkRight,
  rightIn,
  type DeviceAccess,
  type PlanAccess,
} from './plan-access.ts'
import type { Policy } from './policy.ts'
import type { RelayKeys } from './relay-keys.ts'
import { questionOf, readAccessMessage } from './wire-access.ts'

export interface AskParts {
  readonly book: AccessBook
  readonly keys: RelayKeys
  readonly storage: Storage
  readonly now: () => number
  readonly log: Log
  readonly policy: Policy
  readonly here: ReadonlySet<string>
  readonly member: Member
}

/** Undefined where nothing was asked. */
export async function answerAsk(parts: AskParts, text: string): Promise<AccessFromRelay | undefined> {
  const message = readAccessMessage(text)
  const id = questionOf(text)
  if (id === undefined) return undefined
  if (message?.type !== 'ask') return { type: 'answer', id, answer: { type: 'refused', why: 'unreadable' } }
  return { type: 'answer', id, answer: await answerOf(parts, message.ask) }
}

async function answerOf(parts: AskParts, ask: AccessAsk): Promise<AccessAnswer> {
  if (ask.type === 'code' || ask.type === 'end code') return answerCode(parts, ask)
  const { book, member, storage, now, log } = parts
  if (ask.type === 'push' && isElsewhere(parts, ask.to)) return { type: 'refused', why: 'no such service' }
  const secret = createSecret()
  const changed = await book.change(member.plan, (access) =>
    changeAccess(
      access,
      ask,
      rightIn(access, member.device),
      now(),
      secret,
      findDevice(access, member.device),
    ),
  )
  if (!changed.ok) return { type: 'refused', why: typeof changed.error === 'string' ? changed.error : 'busy' }
  if (ask.type === 'push') return pushOf(findDevice(changed.value, member.device))
  if (ask.type === 'seal') {
    log('info', 'ledger sealed', { plan: roomMark(member.plan) })
    return { type: 'sealed', sealed: changed.value.sealed ?? 0 }
  }
  if (ask.type !== 'list') log('info', 'access changed', { plan: roomMark(member.plan), what: ask.type })
  if (ask.type === 'delete plan') await storage.erase(member.plan)
  const isPlanner = atLeast(rightIn(changed.value, member.device), 'planner')
  const list = await listOf(parts, isPlanner ? changed.value : emptyAccess('none'))
  return ask.type === 'invite' ? { type: 'invited', secret, list } : { type: 'list', list }
}

function isElsewhere({ policy }: AskParts, to: PushTarget | null | undefined): boolean {
  if (to === null || to === undefined) return false
  return policy.push === undefined || !isAtPushService(to.endpoint, policy.push)
}

const pushOf = (device: DeviceAccess | undefined): AccessAnswer => ({
  type: 'push',
  ...(device?.push && { to: device.push }),
})

async function listOf({ keys, here, member, now }: AskParts, access: PlanAccess): Promise<AccessList> {
  const devices = access.devices.map(async (one) => {
    const { device, name, person, role, from, seen, invitation, email } = one
    const certificate = await keys.certificate(member.plan, one)
    const known = {
      ...(name !== undefined && { name }),
      ...(person !== undefined && { person }),
      ...(invitation !== undefined && { invitation }),
      ...(email !== undefined && { email }),
    }
    return { device, ...known, role, from, seen, here: here.has(device), certificate }
  })
  return {
    link: linkRight(access),
    invitations: access.invitations
      .filter(({ until, left }) => until > now() && left > 0)
      .map(({ hash: _hash, made: _made, email: _email, ...shown }) => shown)
      .map(({ person, ...shown }) => ({ ...shown, ...(person !== undefined && { person }) })),
    devices: await Promise.all(devices),
  }
}
