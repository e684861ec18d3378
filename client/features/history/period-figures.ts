/** The figures of a period's last day: frozen when it is closed, and as they would be with what came late. */

import type { Day } from '../../../shared/base/day.ts'
import type { JsonObject } from '../../../shared/base/json.ts'
import { agreementOf } from '../../../shared/engine/agreement.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import { balancesOf } from '../../../shared/engine/opening-balances.ts'
import type { Balances } from '../../../shared/engine/opening-balances.ts'
import { momentAsOf } from '../../../shared/engine/moment.ts'
import { snapshotOf } from '../../../shared/engine/session/snapshot.ts'
import type { Snapshot } from '../../../shared/engine/session/snapshot.ts'
import { assemblePlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import { sourceAsOf } from '../../../shared/plan/past/plan-past.ts'
import type { PlanSource } from '../../../shared/plan/source.ts'

export interface DayFigures {
  readonly snapshot: Snapshot
  /** Plain data, as an entry holds it. */
  readonly figures: JsonObject
  readonly fingerprint: string
  /** Each item as it stood: what the next ledger opens with. */
  readonly balances: Balances
}

export function figuresOfDay(source: PlanSource, timeZone: string, day: Day): DayFigures {
  const moment = momentAsOf(timeZone, day)
  const plan = assemblePlan(sourceAsOf(source, moment.now))
  const snapshot = snapshotOf(figuresOf(plan, moment))
  return {
    snapshot,
    figures: JSON.parse(JSON.stringify(snapshot)) as JsonObject,
    fingerprint: agreementOf(plan, moment),
    balances: balancesOf(plan),
  }
}
