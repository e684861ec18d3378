/** The faults of a plan by what they stand at, so that reading one thing anew replaces just its own; listed in one order everywhere. */

import type { Json } from '../../base/json.ts'
import { sameValue } from '../../base/keep-same.ts'
import type { Fault } from '../fault.ts'
import { mapOver } from './grouping.ts'

export class FaultBook {
  readonly #byPlace: Map<string, readonly Fault[]>
  #list: readonly Fault[] | undefined

  constructor(under?: FaultBook) {
    this.#byPlace = mapOver(under && under.#byPlace)
    this.#list = under ? under.#list : []
  }

  put(place: string, faults: readonly Fault[]): void {
    if (sameValue(this.#byPlace.get(place) ?? noFaults, faults)) return
    if (faults.length === 0) {
      if (this.#byPlace.delete(place)) this.#list = undefined
      return
    }
    this.#byPlace.set(place, faults)
    this.#list = undefined
  }

  list(): readonly Fault[] {
    this.#list ??= [...this.#byPlace.values()].flat().sort(byPlace)
    return this.#list
  }
}

const noFaults: readonly Fault[] = []

/** A value as a fault shows it: JSON text cut to 80 characters, whatever its depth. */
export function foundText(value: Json): string {
  const text = jsonTo(value, 4)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

function jsonTo(value: Json | undefined, depth: number): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 80 ? value.slice(0, 80) : value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (depth === 0) return '…'
  const most = 40
  if (Array.isArray(value)) {
    const members: readonly Json[] = value
    return `[${members
      .slice(0, most)
      .map((each) => jsonTo(each, depth - 1))
      .join(',')}]`
  }
  const record = value as { readonly [key: string]: Json | undefined }
  const keys = Object.keys(record).sort().slice(0, most)
  return `{${keys.map((key) => `${JSON.stringify(key)}:${jsonTo(record[key], depth - 1)}`).join(',')}}`
}

function byPlace(a: Fault, b: Fault): number {
  return (
    compare(a.kind, b.kind) ||
    compare(a.id, b.id) ||
    compare(a.field ?? '', b.field ?? '') ||
    compare(a.code, b.code) ||
    compare(a.ids?.join('\n') ?? '', b.ids?.join('\n') ?? '') ||
    compare(a.found ?? '', b.found ?? '')
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
