/** English stand-ins for names that are not known any more, and quotation. */

import type { Telling } from '../telling.ts'

/** What is gone and what was never named have a word each. */
function named(name: string | undefined, what: string): string {
  if (name === undefined) return `${what} that is gone`
  return name.trim() === '' ? `${what} without a name` : name.trim()
}

export function item(telling: Telling, id: string | number | null | undefined): string {
  return named(telling.item(String(id)), 'an item')
}

export function person(telling: Telling, id: string | number | null | undefined): string {
  return named(telling.person(String(id)), 'a person')
}

export function firstName(telling: Telling, id: string): string {
  const name = person(telling, id)
  return name.split(' ')[0] === 'a' ? name : (name.split(' ')[0] ?? name)
}

export function department(telling: Telling, id: string | number | null | undefined): string {
  return named(telling.department(String(id)), 'a department')
}

export function objective(telling: Telling, id: string): string {
  return named(telling.objective(id), 'an objective')
}

export function keyResult(telling: Telling, id: string): string {
  return named(telling.keyResult(id) ?? '', 'a key result')
}

export function kpi(telling: Telling, id: string | number | null | undefined): string {
  return named(telling.kpi(String(id)), 'a measure')
}

export function baseline(telling: Telling, id: string): string {
  return named(telling.baseline(id), 'a plan')
}

/** A person, a department, or the text that stands where an owner belongs. */
export function owner(telling: Telling, text: string | number | null | undefined): string {
  const id = String(text)
  return telling.person(id) ?? telling.department(id) ?? named(id, 'somebody')
}

export function quoted(word: string | number | null | undefined): string {
  return `“${String(word)}”`
}
