// Why the relay closed a socket. y-websocket takes 4400–4499 as lasting (it does not come back by itself) and all
// others as passing; the relay accepts the upgrade first, so that a browser can read the code.

export const closeCodes = {
  goingAway: { code: 1001, lasting: false, meaning: 'the other side went away' },
  failed: { code: 1011, lasting: false, meaning: 'the relay met a fault of its own' },
  restarting: { code: 1012, lasting: false, meaning: 'the relay is restarting' },
  busy: {
    code: 1013,
    lasting: false,
    meaning: 'the relay is busy, its store is away, or this device reads too slowly',
  },
  undecodable: {
    code: 4400,
    lasting: true,
    meaning: 'a message could not be read; nothing of it was stored',
  },
  unproven: { code: 4401, lasting: true, meaning: 'this device has not shown that it may enter' },
  forbidden: { code: 4403, lasting: true, meaning: 'this device may not do this here' },
  uninvited: { code: 4406, lasting: true, meaning: 'only invited devices begin plans on this relay' },
  removed: { code: 4410, lasting: true, meaning: 'this device was removed from the plan' },
  unknownRoom: { code: 4404, lasting: true, meaning: 'there is no such room, or it was deleted' },
  otherEpoch: { code: 4409, lasting: true, meaning: 'the plan lives on in another epoch' },
  tooLarge: { code: 4413, lasting: true, meaning: 'a message was larger than the relay takes' },
  foreign: { code: 4421, lasting: true, meaning: 'this page is not one of those that may use this relay' },
  refused: { code: 4422, lasting: true, meaning: 'the room does not admit an update of this kind' },
  setAside: {
    code: 4503,
    lasting: false,
    meaning: 'the room cannot be read from the store and was set aside',
  },
  full: { code: 4507, lasting: false, meaning: 'the relay has no space left; the edit was not stored' },
} as const satisfies Record<string, CloseCode>

export type CloseReason = keyof typeof closeCodes

interface CloseCode {
  readonly code: number
  /** True: coming back with the same will not help. */
  readonly lasting: boolean
  readonly meaning: string
}

const reasonsByCode = new Map<number, CloseReason>(
  Object.entries(closeCodes).map(([reason, { code }]) => [code, reason as CloseReason]),
)

/** The reason of a code that the relay gives, undefined for any other (1000, 1006 …). */
export function closeReasonOf(code: number): CloseReason | undefined {
  return reasonsByCode.get(code)
}

/** The rule of y-websocket for any code at all: 44xx lasts, whatever else passes. */
export function isLasting(code: number): boolean {
  return code >= 4400 && code < 4500
}
