/** The plan as it would be after some edits: laid over the plan as it is, never written. */

import { joinChanges } from '../../shared/doc/doc-change.ts'
import type { DocChange } from '../../shared/doc/doc-change.ts'
import type { Stamp } from '../../shared/doc/draft-entries.ts'
import { previewEdits } from '../../shared/doc/preview-edits.ts'
import type { PlanReader } from '../../shared/doc/reader.ts'
import { previewPatch, previewPlan } from '../../shared/plan/assemble/assemble-plan.ts'
import type { Assembled } from '../../shared/plan/assemble/assemble-plan.ts'
import type { Edit } from '../../shared/plan/edit.ts'
import type { DeviceId } from '../../shared/plan/ids.ts'
import type { Plan } from '../../shared/plan/plan.ts'

/** `waiting`: what others wrote and no frame has shown yet; the reader's source has it already. */
export function planAfter(
  assembled: Assembled,
  reader: PlanReader,
  waiting: DocChange | undefined,
  edits: readonly Edit[],
  stamp: Stamp,
  device: DeviceId,
): Plan {
  const { source, change } = previewEdits(reader.source, edits, reader.seen(), stamp, device)
  const laid: DocChange = { type: 'patch', change }
  const all = waiting ? joinChanges(waiting, laid) : laid
  // What would have to be read anew is on its way, and a change of it with it.
  if (reader.isPart)
    return previewPatch(assembled, source, all.type === 'patch' ? all.change : change) ?? assembled.plan
  return previewPlan(assembled, source, all.type === 'patch' ? all.change : undefined)
}
