/**
 * A period was closed, and the relay has the closing (PE3): whoever may close asks it to seal the ledger, and every device
 * writes into the next one. Nobody does before the closing is at the relay, where all see it or hear of the seal: what is
 * written in a ledger is looked for by everybody.
 */

import { ledgersOf } from '../../shared/doc/plan-docs.ts'
import { metaOf, schemaVersion, versionOf } from '../../shared/doc/version.ts'
import { writeOrigin } from '../../shared/doc/write-docs.ts'
import { closedPeriods } from '../../shared/engine/periods.ts'
import { mostLedgers } from '../../shared/wire/room-name.ts'
import { atLeast } from '../../shared/wire/role.ts'
import type { DeviceKeeper } from './device-keeper.svelte.ts'
import type { LivePlan } from './live-plan.svelte.ts'

/** The schema version that came with it. */
const secondLedger = 2

export async function sealClosed(plan: LivePlan, keeper: DeviceKeeper): Promise<void> {
  const closings = closedPeriods(plan.plan).flatMap(({ period, others }) => [period, ...others])
  // A closing closes the ledger that it stands in: another number is nobody's honest word.
  const most = ledgersOf(plan.reader.docs).length
  const last = Math.max(-1, ...closings.flatMap(({ ledger = -1 }) => (ledger < most ? ledger : [])))
  if (last < keeper.ledgers.sealed || last + 1 >= mostLedgers) return
  if (atLeast(plan.access?.role ?? 'owner', 'planner')) {
    // One by one, each after those before it.
    for (let ledger = keeper.ledgers.sealed; ledger <= last; ledger++) {
      const answer = await plan.access?.ask({ type: 'seal', ledger })
      if (answer?.type === 'away') return
      if (answer?.type !== 'sealed') break
      if (ledger === last) await turnOldAway(plan, keeper)
    }
  }
  await keeper.ledgers.open(last + 2)
}

/** A program that knows of one ledger alone would write where nothing is taken in. */
async function turnOldAway(plan: LivePlan, keeper: DeviceKeeper): Promise<void> {
  await keeper.withChain(async () => {
    const { charter, work } = plan.reader.docs
    for (const doc of [charter, work]) {
      const { version, needs } = versionOf(doc)
      if (needs >= secondLedger) continue
      doc.transact(() => {
        metaOf(doc).set('needs', secondLedger)
        if (version < secondLedger) metaOf(doc).set('version', schemaVersion)
      }, writeOrigin)
    }
    return {}
  })
}
