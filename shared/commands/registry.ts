/** Every command, by the noun that it is about. Palette, menus, keys, undo's words and tests are made from this list. */

import { acceptAnswer } from './accept-answer.ts'
import { acceptDecision } from './accept-decision.ts'
import { acceptLink } from './accept-link.ts'
import { achieveValue } from './achieve-value.ts'
import { addComment } from './add-comment.ts'
import { addReading } from './add-reading.ts'
import { answerBreach } from './answer-breach.ts'
import { approveStage, refuseStage } from './answer-stage.ts'
import { applyImport } from './apply-import.ts'
import { askStage } from './ask-stage.ts'
import { checkIn } from './check-in.ts'
import { chooseValue } from './choose-value.ts'
import { closePeriod } from './close-period.ts'
import { closeSession } from './close-session.ts'
import type { Command } from './command.ts'
import { confirmCheckIn } from './confirm-check-in.ts'
import { contribute } from './contribute.ts'
import { countersign } from './countersign.ts'
import { createDepartment } from './create-department.ts'
import { createItem } from './create-item.ts'
import { createItems } from './create-items.ts'
import { createKeyResult } from './create-key-result.ts'
import { createKpi } from './create-kpi.ts'
import { createLink } from './create-link.ts'
import { createObjective } from './create-objective.ts'
import { createPerson } from './create-person.ts'
import { decide } from './decide.ts'
import { deleteDepartment } from './delete-department.ts'
import { deleteItem } from './delete-item.ts'
import { deleteKeyResult } from './delete-key-result.ts'
import { deleteKpi } from './delete-kpi.ts'
import { deleteLink } from './delete-link.ts'
import { deleteObjective } from './delete-objective.ts'
import { deletePerson } from './delete-person.ts'
import { doMany } from './do-many.ts'
import { duplicateItems } from './duplicate-items.ts'
import { finishAnswer } from './finish-answer.ts'
import { giveNewDay } from './give-new-day.ts'
import { joinSession } from './join-session.ts'
import { markHeadline } from './mark-headline.ts'
import { moveItem } from './move-item.ts'
import { moveItems } from './move-items.ts'
import { moveStage } from './move-stage.ts'
import { noteInSession } from './note-in-session.ts'
import { openSession } from './open-session.ts'
import { personLeft } from './person-left.ts'
import { renameDepartment } from './rename-department.ts'
import { renameItem } from './rename-item.ts'
import { renamePlan } from './rename-plan.ts'
import { restoreAsWas } from './restore-as-was.ts'
import { restoreItem } from './restore-item.ts'
import { rightAsItIs } from './right-as-it-is.ts'
import { setAbsence } from './set-absence.ts'
import { setCalendar } from './set-calendar.ts'
import { setDates } from './set-dates.ts'
import { setGovernance } from './set-governance.ts'
import { setItem } from './set-item.ts'
import { setKeyResult } from './set-key-result.ts'
import { setKpi } from './set-kpi.ts'
import { setLink } from './set-link.ts'
import { setObjective } from './set-objective.ts'
import { setOwner } from './set-owner.ts'
import { setPerson } from './set-person.ts'
import { setPlan } from './set-plan.ts'
import { setPolicy } from './set-policy.ts'
import { setRole } from './set-role.ts'
import { setStatus } from './set-status.ts'
import { setValue } from './set-value.ts'
import { settleDecision } from './settle-decision.ts'
import { keepCertificate } from './keep-certificate.ts'
import { settleReading } from './settle-reading.ts'
import { speakFor } from './speak-for.ts'
import { stillTrue } from './still-true.ts'
import { takeBaseline } from './take-baseline.ts'
import { takeWhatIf } from './take-what-if.ts'
import { treatAgenda } from './treat-agenda.ts'
import { withdrawEntry } from './withdraw-entry.ts'

export const registry: readonly Command<never>[] = [
  renamePlan,
  setPlan,
  setPolicy,
  setCalendar,
  setGovernance,
  markHeadline,
  takeBaseline,
  closePeriod,
  applyImport,
  takeWhatIf,
  createDepartment,
  renameDepartment,
  deleteDepartment,
  createPerson,
  setPerson,
  personLeft,
  setAbsence,
  deletePerson,
  createKpi,
  setKpi,
  deleteKpi,
  addReading,
  settleReading,
  createObjective,
  setObjective,
  deleteObjective,
  createKeyResult,
  setKeyResult,
  deleteKeyResult,
  createItem,
  createItems,
  duplicateItems,
  renameItem,
  setDates,
  setOwner,
  setItem,
  setStatus,
  moveItem,
  moveItems,
  contribute,
  rightAsItIs,
  deleteItem,
  restoreItem,
  restoreAsWas,
  chooseValue,
  createLink,
  setLink,
  acceptLink,
  deleteLink,
  checkIn,
  stillTrue,
  confirmCheckIn,
  answerBreach,
  acceptAnswer,
  finishAnswer,
  setRole,
  setValue,
  achieveValue,
  moveStage,
  askStage,
  approveStage,
  refuseStage,
  countersign,
  addComment,
  openSession,
  joinSession,
  treatAgenda,
  noteInSession,
  closeSession,
  decide,
  acceptDecision,
  giveNewDay,
  settleDecision,
  withdrawEntry,
  speakFor,
  keepCertificate,
  doMany,
]
