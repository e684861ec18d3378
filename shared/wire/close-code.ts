// Why the relay closed a socket. y-websocket takes 4400–4499 as lasting (it does not come back by itself) and all
// others as passing; the relay accepts the upgrade first, so that a browser can read the code.

export const closeCodes = {
  goingAway: { code: 1001, lasting: false },
  failed: { code: 1011, lasting: false },
  restarting: { code: 1012, lasting: false },
  busy: { code: 1013, lasting: false },
  undecodable: { code: 4400, lasting: true },
  unproven: { code: 4401, lasting: true },
  forbidden: { code: 4403, lasting: true },
  uninvited: { code: 4406, lasting: true },
  removed: { code: 4410, lasting: true },
  unknownRoom: { code: 4404, lasting: true },
  /** The reason beside it is the epoch in which the plan lives on. */
  otherEpoch: { code: 4409, lasting: true },
  tooLarge: { code: 4413, lasting: true },
  foreign: { code: 4421, lasting: true },
  refused: { code: 4422, lasting: true },
  /** The ledger's period was closed: what is new goes into the one that is open. */
  sealed: { code: 4423, lasting: true },
  setAside: { code: 4503, lasting: false },
  full: { code: 4507, lasting: false },
} as const satisfies Record<string, CloseCode>

export type CloseReason = keyof typeof closeCodes

interface CloseCode {
  readonly code: number
  /** True: coming back with the same will not help. */
  readonly lasting: boolean
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
