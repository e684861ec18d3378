/** A status word of another tool. *In progress* only says that it has begun; nobody is put on track by an import. */

import type { Status } from '../../plan/report.ts'

export interface StatusRead {
  readonly status?: Status
  readonly started?: boolean
}

const says: readonly (readonly [RegExp, StatusRead])[] = [
  [
    /^(done|closed|complete|completed|finished|resolved|erledigt|fertig|fertiggestellt|abgeschlossen|geschlossen|100\s*%|hecho|terminé)$/,
    { status: 'done' },
  ],
  [
    /^(cancelled|canceled|won'?t do|rejected|abandoned|dropped|abgebrochen|verworfen)$/,
    { status: 'cancelled' },
  ],
  [
    /^(blocked|on hold|waiting|impeded|blockiert|wartet|zurückgestellt|angehalten)$/,
    { status: 'blocked', started: true },
  ],
  [/^(at risk|yellow|amber|gefährdet)$/, { status: 'at risk', started: true }],
  [/^(off track|red|late|delayed|verspätet)$/, { status: 'off track', started: true }],
  [/^(on track|green|im plan)$/, { status: 'on track', started: true }],
  [
    /^(in progress|in review|doing|active|started|ongoing|testing|in arbeit|in bearbeitung|in umsetzung|begonnen|läuft|en curso|en cours)$/,
    { started: true },
  ],
  [
    /^(open|to ?do|not started|backlog|new|planned|ready|offen|geplant|neu|nicht begonnen|nicht gestartet|pendiente|à faire|selected for development)?$/,
    {},
  ],
]

/** Undefined: a word nobody knows; it is kept as a label. */
export function readStatus(text: string): StatusRead | undefined {
  const word = text.trim().toLowerCase()
  return says.find(([pattern]) => pattern.test(word))?.[1]
}
