/** English stand-ins for names that are not known any more, and quotation. */

import type { Telling } from '../telling.ts'

export function item(telling: Telling, id: string | number | null | undefined): string {
  return telling.item(String(id)) ?? 'an item that is gone'
}

export function person(telling: Telling, id: string | number | null | undefined): string {
  return telling.person(String(id)) ?? 'somebody unknown'
}

export function firstName(telling: Telling, id: string): string {
  return person(telling, id).split(' ')[0] ?? ''
}

export function department(telling: Telling, id: string | number | null | undefined): string {
  return telling.department(String(id)) ?? 'no department'
}

export function keyResult(telling: Telling, id: string): string {
  return telling.keyResult(id) ?? 'a key result without a name'
}

export function kpi(telling: Telling, id: string | number | null | undefined): string {
  return telling.kpi(String(id)) ?? 'a measure that is gone'
}

/** A person, a department, or the text that stands where an owner belongs. */
export function owner(telling: Telling, text: string | number | null | undefined): string {
  const id = String(text)
  return telling.person(id) ?? telling.department(id) ?? id
}

export function quoted(word: string | number | null | undefined): string {
  return `“${String(word)}”`
}
