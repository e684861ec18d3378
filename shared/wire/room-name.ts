// Names of rooms: one Yjs document, one y-websocket room, one unit of permission (architecture, Documents).
// `<plan>.<epoch>.charter`, `<plan>.<epoch>.work`, `<plan>.<epoch>.ledger.<period>`; the plan id is 128 random bits,
// so whoever knows a room's name was given the plan's link. Room names are secrets: they never stand in a log.

/** 128 bits: 22 letters of base64url, or 32 of hexadecimal. */
export type PlanKey = string

export type Room =
  | { readonly type: 'charter' | 'work'; readonly plan: PlanKey; readonly epoch: string }
  | { readonly type: 'ledger'; readonly plan: PlanKey; readonly epoch: string; readonly period: string }

/** A plan's ledgers follow on one another as its periods are closed; the first is 0. */
export const firstLedger = 0
/** More than a closing a week for as long as any plan lasts. */
export const mostLedgers = 1_000

const plan = '[A-Za-z0-9_-]{22}|[0-9a-f]{32}'
const word = '[A-Za-z0-9_-]{1,32}'
const pattern = new RegExp(`^(${plan})\\.(${word})\\.(?:(charter|work)|ledger\\.(${word}))$`)

/** Where y-websocket finds rooms: the provider's server URL is `ws://<host>/sync`, the room's name follows. */
export const syncPath = '/sync'

/** The control line of a plan: `<plan>.<epoch>.access`; nothing is synced on it. */
export const accessDocument = 'access'
/** The control line of the relay itself. */
export const relayLine = 'relay'

const epochPattern = new RegExp(`^${word}$`)

export function isEpoch(text: string): boolean {
  return epochPattern.test(text)
}

export function formatRoomName(room: Room): string {
  const document = room.type === 'ledger' ? `ledger.${room.period}` : room.type
  return `${room.plan}.${room.epoch}.${document}`
}

/** Which of the plan's ledgers it is; undefined for another room, or a ledger that does not follow on one. */
export function ledgerNumber(room: Room): number | undefined {
  return room.type === 'ledger' && /^(?:0|[1-9]\d{0,3})$/.test(room.period) ? Number(room.period) : undefined
}

/** The room, or undefined where the text names none. */
export function parseRoomName(name: string): Room | undefined {
  const [whole, plan, epoch, open, period] = pattern.exec(name) ?? []
  if (whole === undefined || plan === undefined || epoch === undefined) return undefined
  if (open === 'charter' || open === 'work') return { type: open, plan, epoch }
  return period === undefined ? undefined : { type: 'ledger', plan, epoch, period }
}
