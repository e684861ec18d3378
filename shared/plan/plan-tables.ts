/** The tables of a plan, and what each takes part in: the one list of them. A new table is a line here. */

import type { Table } from '../base/table.ts'
import type { Plan } from './plan.ts'

export type TableName = {
  [Name in keyof Plan]: Plan[Name] extends Table<infer _Row extends { readonly id: string }> ? Name : never
}[keyof Plan]

interface Part {
  /** How its rows stand in the letters of agreement (AG1). */
  readonly agreed: 'whole' | 'summed up' | 'not'
  /** How they are kept beside the documents: packed as they are, or in a way of their own. */
  readonly kept: 'packed' | 'apart'
}

const plain = { agreed: 'whole', kept: 'packed' } as const
/** Most of what these hold is told by less. */
const large = { agreed: 'summed up', kept: 'apart' } as const

const parts = {
  departments: plain,
  people: plain,
  kpis: plain,
  objectives: plain,
  keyResults: plain,
  items: plain,
  deletedItems: plain,
  links: plain,
  baselines: large,
  reports: large,
  readings: plain,
  comments: plain,
  sessions: plain,
  decisions: plain,
  answers: plain,
  // Of a closing, who wrote it and where lists stood is their keeper's, as it is of devices.
  periods: { agreed: 'summed up', kept: 'packed' },
  governed: plain,
  // Who writes on which device changes no figure, and a plan file does not say it.
  devices: { agreed: 'not', kept: 'packed' },
} as const satisfies Record<TableName, Part>

type NamesWith<P extends Partial<Part>> = {
  [Name in TableName]: (typeof parts)[Name] extends P ? Name : never
}[TableName]

export type PackedName = NamesWith<{ readonly kept: 'packed' }>
export type AgreedName = NamesWith<{ readonly agreed: 'whole' | 'summed up' }>
export type SummedName = NamesWith<{ readonly agreed: 'summed up' }>

export const tableNames = Object.keys(parts) as readonly TableName[]
export const packedNames = tableNames.filter((name) => parts[name].kept === 'packed') as readonly PackedName[]
export const agreedNames = tableNames.filter((name) => parts[name].agreed !== 'not') as readonly AgreedName[]
