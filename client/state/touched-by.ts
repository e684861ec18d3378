/** Which entities somebody else has just changed or spoken of: their figures glow once. */

import type { DocChange } from '../../shared/doc/doc-change.ts'
import type { DeviceId } from '../../shared/plan/ids.ts'
import type { SourceEntry } from '../../shared/plan/source.ts'
import type { OpenPlan } from './open-plan.ts'

const most = 200

export function touchedBy(
  change: DocChange,
  me: DeviceId,
  before: OpenPlan['touched'],
  arrived: number,
): OpenPlan['touched'] {
  const added = change.type === 'patch' ? change.change.added : []
  const others = added.filter((entry) => entry.device !== me)
  if (others.length === 0) return before
  const touched = new Map(before)
  for (const entry of others.slice(-most)) {
    for (const id of idsIn(entry)) {
      touched.delete(id)
      touched.set(id, { at: entry.at, arrived, ...(entry.by !== undefined && { by: entry.by }) })
    }
  }
  return new Map([...touched].slice(-most))
}

function idsIn({ kind, body }: SourceEntry): readonly string[] {
  const { edits, item, kpi } = body
  if (kind === 'change' && Array.isArray(edits)) {
    return edits.flatMap((edit) => {
      const id: unknown = typeof edit === 'object' && edit !== null && 'id' in edit ? edit.id : undefined
      return typeof id === 'string' ? [id] : []
    })
  }
  return [item, kpi].filter((id) => typeof id === 'string')
}
