/**
 * Whether this device is told by web push when something is asked in a plan: turned on and off here, kept by the relay beside
 * the device. The browser has one address for all plans of an origin; which of them it is told of, the relay knows.
 */

import { bytesToText } from '../../shared/base/bytes.ts'
import type { AccessAsk, PushTarget } from '../../shared/wire/access-message.ts'
import { pushKeyPath } from '../../shared/wire/push-key.ts'
import type { PushOffer } from '../../shared/wire/push-key.ts'
import type { CannotWhy, TurnTrouble } from '../text/en/told.ts'
import type { DeskAnswer } from './access-desk.ts'
import { forgetPlan, isNoted, notePlan } from './push-note.ts'
import type { NotedPlan, NoteWords } from './push-note.ts'

export type Told =
  /** The relay sends none, or cannot be asked. */
  | { readonly type: 'not offered' }
  | { readonly type: 'cannot'; readonly why: CannotWhy }
  | { readonly type: 'off'; readonly key: string }
  | { readonly type: 'on' }

export interface ToldPlan extends NotedPlan {
  readonly person: string
  ask(ask: AccessAsk): Promise<DeskAnswer>
}

/** How it stands; what the browser has renewed since is told to the relay. */
export async function lookAtPush(plan: ToldPlan, words: NoteWords): Promise<Told> {
  const offer = await offered()
  const wasOn = await isNoted(plan.path)
  if (!offer) return wasOn ? { type: 'on' } : { type: 'not offered' }
  const { key } = offer
  if (key !== undefined && wasOn && (await isStillOn(plan, key, words))) return { type: 'on' }
  if (wasOn) await forgetPush(plan.path, words)
  if (key === undefined) return { type: 'not offered' }
  const why = cannot()
  return why === undefined ? { type: 'off', key } : { type: 'cannot', why }
}

/** Undefined where nothing answers. */
async function offered(): Promise<PushOffer | undefined> {
  try {
    return (await (await fetch(pushKeyPath)).json()) as PushOffer
  } catch {
    return undefined
  }
}

async function isStillOn(plan: ToldPlan, key: string, words: NoteWords): Promise<boolean> {
  const subscription = await subscriptionFor(key)
  if (!subscription || cannot() !== undefined) return false
  const answer = await plan.ask({ type: 'push' })
  if (answer.type !== 'push') return true
  const { to } = answer
  if (!to) return false
  if (to.endpoint !== subscription.endpoint || to.person !== plan.person)
    await plan.ask({ type: 'push', to: targetOf(subscription, plan) })
  await notePlan({ path: plan.path, name: plan.name }, words)
  return true
}

/** To be called at once where somebody has pressed for it: the browser asks them only then. */
export async function turnPushOn(
  plan: ToldPlan,
  key: string,
  words: NoteWords,
): Promise<TurnTrouble | undefined> {
  const permission = await Notification.requestPermission()
  if (permission !== 'granted') return permission === 'denied' ? 'blocked' : 'not answered'
  const subscription = await subscribe(key)
  if (!subscription) return 'no service'
  const answer = await plan.ask({ type: 'push', to: targetOf(subscription, plan) })
  if (answer.type !== 'push') return answer.type === 'refused' ? 'not taken' : 'relay away'
  await notePlan({ path: plan.path, name: plan.name }, words)
  return undefined
}

export async function turnPushOff(plan: ToldPlan, words: NoteWords): Promise<TurnTrouble | undefined> {
  const answer = await plan.ask({ type: 'push', to: null })
  if (answer.type !== 'push') return 'relay away'
  await forgetPush(plan.path, words)
  return undefined
}

/** Here alone; after the last plan the browser's address ends, too, and its push service says so to whoever posts there. */
export async function forgetPush(path: string, words: NoteWords): Promise<void> {
  if ((await forgetPlan(path, words)) === 0) await (await present())?.unsubscribe()
}

function cannot(): CannotWhy | undefined {
  if (!isSecureContext) return 'plain http'
  const isApple = /iPhone|iPad/.test(navigator.userAgent) || navigator.maxTouchPoints > 2
  // Only Safari has this, and says there whether it was opened from the Home Screen.
  if ('standalone' in navigator && isApple && navigator.standalone !== true) return 'install first'
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window))
    return 'browser'
  return Notification.permission === 'denied' ? 'blocked' : undefined
}

async function manager(): Promise<PushManager | undefined> {
  return (await navigator.serviceWorker.getRegistration())?.pushManager
}

async function present(): Promise<PushSubscription | undefined> {
  return (await (await manager())?.getSubscription().catch(() => null)) ?? undefined
}

/** One that was made for another relay's key is of no use to this one. */
async function subscriptionFor(key: string): Promise<PushSubscription | undefined> {
  const subscription = await present()
  const used = subscription?.options.applicationServerKey
  return used && bytesToText(new Uint8Array(used)) === key ? subscription : undefined
}

async function subscribe(key: string): Promise<PushSubscription | undefined> {
  const known = await subscriptionFor(key)
  if (known) return known
  await (await present())?.unsubscribe()
  const options = { userVisibleOnly: true, applicationServerKey: key }
  return (await manager())?.subscribe(options).catch(() => undefined)
}

const targetOf = ({ endpoint }: PushSubscription, { person }: ToldPlan): PushTarget => ({ endpoint, person })
