// A source that random steps happen to.
import type { JsonObject } from '../../../shared/base/json.ts'
import type { EntityKind } from '../../../shared/plan/edit.ts'
import type { PlanSource, SourceEntry, SourceRecord } from '../../../shared/plan/source.ts'
import { randomKinds } from './random-source.ts'
import type { Step } from './random-source.ts'

/** A source that steps happen to, in place; each says what it changed. */
export class GrowingSource implements PlanSource {
  readonly id = 'random'
  readonly records = Object.fromEntries(randomKinds.map((each) => [each, new Map()])) as unknown as Record<
    EntityKind,
    Map<string, SourceRecord>
  >
  readonly entries: SourceEntry[] = []

  take(step: Step): void {
    if (step.type === 'entry') this.entries.push(step.entry)
    else {
      const { kind: of, id } = step
      const before = this.records[of].get(id)
      if (step.type === 'record') {
        this.records[of].set(id, { ...before, record: step.record as JsonObject })
        return
      }
      const { field, value, changeId } = step
      const cell = { value, ...(changeId !== undefined && { changeId }) }
      const cells = new Map(before?.cells).set(field, cell)
      this.records[of].set(id, { record: before?.record ?? {}, cells })
    }
  }
}
