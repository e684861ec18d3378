/** The lists of a plan file, the kind of record in each, and what such a record may say: the same tables that documents are read by. */

import { baselineFields } from '../plan/assemble/baseline-fields.ts'
import type { FieldList } from '../plan/assemble/field-table.ts'
import { keyResultFields, kpiFields, objectiveFields } from '../plan/assemble/goal-fields.ts'
import { itemFields, linkFields } from '../plan/assemble/item-fields.ts'
import { departmentFields, personFields } from '../plan/assemble/people-fields.ts'
import type { EntityKind } from '../plan/edit.ts'

export const fileLists = [
  { name: 'departments', kind: 'department', fields: departmentFields },
  { name: 'people', kind: 'person', fields: personFields },
  { name: 'kpis', kind: 'kpi', fields: kpiFields },
  { name: 'objectives', kind: 'objective', fields: objectiveFields },
  { name: 'keyResults', kind: 'keyResult', fields: keyResultFields },
  { name: 'items', kind: 'item', fields: itemFields },
  { name: 'links', kind: 'link', fields: linkFields },
  { name: 'baselines', kind: 'baseline', fields: baselineFields },
] as const satisfies readonly {
  readonly name: string
  readonly kind: EntityKind
  readonly fields: FieldList<unknown>
}[]

export type FileListName = (typeof fileLists)[number]['name']
