/** Reading one record of each kind, with its faults. Deleted ones are read too (for deleted items), but complain of nothing. */

import type { JsonObject } from '../../base/json.ts'
import type { Baseline } from '../baseline.ts'
import type { KeyResult, Kpi, Objective } from '../goal.ts'
import type { Item, Link } from '../item.ts'
import type { Department, Person } from '../person.ts'
import type { PlanSettings } from '../plan.ts'
import type { PlanSource } from '../source.ts'
import type { ChunksOfBaselines } from './assembled-state.ts'
import { readFields } from './field-table.ts'
import { keyResultFields, kpiFields, objectiveFields } from './goal-fields.ts'
import { linkFields } from './item-fields.ts'
import type { Ledger } from './ledger.ts'
import { laidOver } from './overlay.ts'
import type { ParentTree } from './parent-tree.ts'
import { departmentFields, personFields } from './people-fields.ts'
import { readBaseline } from './read-baseline.ts'
import { placeInTree } from './place-in-tree.ts'
import { readItem } from './read-item.ts'
import type { References } from './references.ts'
import type { RowTrouble } from './row-trouble.ts'
import { settingsFields } from './settings-fields.ts'

/** All that reading a row may look at. */
export interface Surroundings {
  readonly source: PlanSource
  readonly references: References
  readonly ledger: Ledger
  readonly items: ParentTree
  readonly objectives: ParentTree
  readonly chunks: ChunksOfBaselines
}

export interface Entities {
  readonly plan: PlanSettings
  readonly department: Department
  readonly person: Person
  readonly kpi: Kpi
  readonly objective: Objective
  readonly keyResult: KeyResult
  readonly baseline: Baseline
  readonly item: Item
  readonly link: Link
}

export type Readers = {
  readonly [K in keyof Entities]: (
    id: string,
    record: JsonObject,
    trouble: RowTrouble,
    around: Surroundings,
  ) => Entities[K] | undefined
}

export const rowReaders: Readers = {
  plan: (_, record, trouble) => readFields(settingsFields, record, trouble, {}),
  department: (id, record, trouble) => readFields(departmentFields, record, trouble, { id }),
  person: (id, record, trouble) => readFields(personFields, record, trouble, { id }),
  kpi: (id, record, trouble) => readFields(kpiFields, record, trouble, { id }),
  keyResult: (id, record, trouble) => readFields(keyResultFields, record, trouble, { id }),
  objective(id, record, trouble, { objectives }) {
    const objective = readFields(objectiveFields, record, trouble, { id })
    return objective && placeInTree<Objective>(objective, trouble, objectives)
  },
  item: readItem,
  link(id, record, trouble) {
    const link: Link | undefined = readFields(linkFields, record, trouble, { id })
    if (!link) return undefined
    if (link.from === link.to) {
      trouble.say('CYCLE', { ids: [link.from] })
      return undefined
    }
    const hasFrom = trouble.refers('from', ['item'], link.from)
    const hasTo = trouble.refers('to', ['item'], link.to)
    return hasFrom && hasTo ? link : undefined
  },
  baseline(id, record, trouble, { source, chunks: chunksOf }) {
    const chunks = chunksOf.of(id).flatMap((chunk) => {
      const found = source.records.baselineChunk.get(chunk)
      const laid = found && laidOver(found)
      return laid && laid['deleted'] !== true ? [laid] : []
    })
    return readBaseline(id, record, chunks, trouble)
  },
}
