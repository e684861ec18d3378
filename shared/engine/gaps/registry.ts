/** Every gap rule, one line each. Their order here does not matter: gaps are listed by severity, then as `ruleIds` stand. */

import { addedSincePlan } from './added-since-plan.ts'
import { answerNotAccepted } from './answer-not-accepted.ts'
import { belowBecauseNotDone } from './below-because-not-done.ts'
import { brokenSeal } from './broken-seal.ts'
import { doneBeforeNeeds } from './done-before-needs.ts'
import { readingOverdue, reportOverdue } from './freshness.ts'
import { doneWithoutEvidence } from './done-without-evidence.ts'
import { goalWithoutOwner } from './goal-without-owner.ts'
import { greenButLate } from './green-but-late.ts'
import { behindCurve, headingShort } from './key-results.ts'
import { lightsDiffer } from './lights-differ.ts'
import { goalWithoutReading, goalWithoutWork, servesNothing } from './mapping.ts'
import { nobodyChases } from './nobody-chases.ts'
import { notAccepted } from './not-accepted.ts'
import { notLinkedToGate } from './not-linked-to-gate.ts'
import { overloaded, overloadedOnChain } from './overload.ts'
import { noOwner, ownerHasLeft, ownerIsNoPerson, twoOwners } from './ownership.ts'
import { noAmounts, noDates } from './plain-facts.ts'
import type { ItemRule, PlanRule } from './rule.ts'
import { spendingEarly } from './spending-early.ts'
import { advancedWithout, waitsForApprover } from './stages.ts'
import { standsStill } from './stands-still.ts'
import { twoReadings } from './two-readings.ts'
import { costOver, lateMilestone, overloadStands, valueShort } from './unanswered.ts'
import { wordUnsettled } from './words.ts'

export const itemRules: readonly ItemRule[] = [
  noOwner, // OW1
  ownerIsNoPerson, // OW2
  ownerHasLeft, // OW3
  twoOwners, // OW5
  nobodyChases, // OW7
  reportOverdue, // FR1
  servesNothing, // MP1
  noDates, // MP6
  noAmounts, // MP7
  notLinkedToGate, // MP9
  greenButLate, // CO1
  spendingEarly, // CO3
  doneWithoutEvidence, // CO4
  doneBeforeNeeds, // CO5
  standsStill, // CO6
  notAccepted, // CN4
  lateMilestone, // AC1
  costOver, // AC2
  advancedWithout, // ST1
  waitsForApprover, // ST2
]

export const planRules: readonly PlanRule[] = [
  goalWithoutOwner, // OW6
  readingOverdue, // FR3
  goalWithoutWork, // MP2
  goalWithoutReading, // MP3
  wordUnsettled, // MP4
  addedSincePlan, // MP8
  belowBecauseNotDone, // CO2
  lightsDiffer, // CO7
  twoReadings, // CO9
  overloaded, // CA1
  overloadedOnChain, // CA2
  behindCurve, // KR1
  headingShort, // KR2
  valueShort, // AC3
  overloadStands, // AC4
  answerNotAccepted, // AC5
  brokenSeal, // BA3
]
