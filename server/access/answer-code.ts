// Gives a member the code of a session, and ends it. The decision: a code stands for the bare address of plan, epoch and session
// and carries no invitation, so whoever enters it stands where whoever was sent the plan's link stands, gets what that link gives
// by now (all of it where the link is the right, nothing where it was closed), and needs an invitation for whatever is beyond it.

import type { AccessAnswer, CodeAsk } from '../../shared/wire/access-message.ts'
import { roomMark } from '../log.ts'
import type { AskParts } from './answer-ask.ts'
import { rightIn } from './plan-access.ts'
import { relayPlan } from './seen.ts'
import { endCode, giveCode } from './session-codes.ts'

export async function answerCode(
  { book, member, storage, now, log }: AskParts,
  ask: CodeAsk,
): Promise<AccessAnswer> {
  const { plan, device } = member
  const access = book.now(plan)
  const isIn = plan !== relayPlan && access !== undefined && rightIn(access, device) !== 'none'
  if (!isIn) return { type: 'refused', why: 'not yours' }
  if (ask.type === 'end code') {
    const ended = await endCode(storage, { plan, session: ask.session })
    return ended.ok ? { type: 'code ended' } : { type: 'refused', why: ended.error }
  }
  const epoch = await storage.claimEpoch(plan, ask.epoch)
  if (!epoch.ok) return { type: 'refused', why: 'busy' }
  const given = await giveCode(storage, { plan, epoch: epoch.value, session: ask.session }, now())
  if (!given.ok) return { type: 'refused', why: given.error }
  log('info', 'session code given', { plan: roomMark(plan) })
  return { type: 'code', code: given.value.code, lasts: given.value.until - now() }
}
