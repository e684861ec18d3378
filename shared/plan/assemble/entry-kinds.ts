/** The kinds of ledger entries that this version folds. Adding one is a file and a line. */

import { recordOpened } from '../record-opening.ts'
import { answer, answerAccepted, answerDone } from './answer-kinds.ts'
import { certificate } from './certificate-kind.ts'
import { change } from './change-kind.ts'
import { device, speaksFor } from './device-kinds.ts'
import type { EntryKind } from './entry-kind.ts'
import { periodClosed } from './period-kind.ts'
import { booking, checkIn, comment, confirm, reading } from './reporting-kinds.ts'
import {
  decision,
  decisionAccepted,
  decisionOutcome,
  sessionAgenda,
  sessionClosed,
  sessionJoined,
  sessionOpened,
} from './session-kinds.ts'
import {
  achieved,
  countersigned,
  stageApproved,
  stageAsked,
  stageMoved,
  stageRefused,
} from './stage-kinds.ts'
import { withdrawal } from './withdrawal-kind.ts'

/** Says something of the record itself, and nothing of the plan. */
const ofRecord: EntryKind = { index() {}, forget() {}, touch() {} }

export const entryKinds: ReadonlyMap<string, EntryKind> = new Map([
  [recordOpened, ofRecord],
  // Read by whoever asks for the balances of a closing: of ten thousand items they are much, and seldom asked for.
  ['period.balance', ofRecord],
  ['checkIn', checkIn],
  ['confirm', confirm],
  ['booking', booking],
  ['reading', reading],
  ['comment', comment],
  ['change', change],
  ['session.opened', sessionOpened],
  ['session.joined', sessionJoined],
  ['session.agenda', sessionAgenda],
  ['session.closed', sessionClosed],
  ['decision', decision],
  ['decision.outcome', decisionOutcome],
  ['answer', answer],
  ['answer.accepted', answerAccepted],
  ['answer.done', answerDone],
  ['period.closed', periodClosed],
  ['decision.accepted', decisionAccepted],
  ['stage.asked', stageAsked],
  ['stage.approved', stageApproved],
  ['stage.refused', stageRefused],
  ['stage.moved', stageMoved],
  ['stage.countersigned', countersigned],
  ['value.achieved', achieved],
  ['device', device],
  ['speaksFor', speaksFor],
  ['certificate', certificate],
  ['withdrawal', withdrawal],
])
