/** Whom the owners of a file are: by name in either order, by e-mail, by what stands before its @. Nobody is invented. */

import type { Json } from '../../base/json.ts'
import type { PersonId } from '../../plan/ids.ts'
import type { Plan } from '../../plan/plan.ts'
import type { NeutralRow } from './neutral-row.ts'

export interface PeopleMatch {
  readonly matched: readonly { readonly text: string; readonly personId: PersonId; readonly rows: number }[]
  /** Kept as a text in the owner's place: the gap OW2, until somebody says who it is. */
  readonly unmatched: readonly {
    readonly text: string
    readonly rows: number
    readonly looksLikeTeam: boolean
  }[]
  readonly create: readonly { readonly id: PersonId; readonly name: string; readonly email?: string }[]
  /** What is written as the owner of a row; undefined when the row names none. */
  readonly ownerOf: (row: NeutralRow) => Json | undefined
  readonly helpersOf: (row: NeutralRow) => readonly PersonId[]
}

export function matchPeople(
  plan: Plan,
  rows: readonly NeutralRow[],
  newPeople: ReadonlySet<string>,
  newId: (text: string) => PersonId,
): PeopleMatch {
  const known = new Map<string, PersonId>()
  for (const person of plan.people.list)
    for (const key of keysOf(person.name, person.email)) known.set(key, person.id)
  const counts = new Map<string, number>()
  for (const row of rows)
    for (const text of [...textsOf(row), ...(row.helpers ?? [])])
      counts.set(text, (counts.get(text) ?? 0) + 1)
  const found = new Map<string, PersonId>()
  const create: { id: PersonId; name: string; email?: string }[] = []
  for (const text of counts.keys()) {
    const person = keysOf(text, text)
      .map((key) => known.get(key))
      .find((id) => id !== undefined)
    if (person !== undefined) found.set(text, person)
    else if (newPeople.has(text)) {
      const id = newId(text)
      found.set(text, id)
      create.push(text.includes('@') ? { id, name: nameOfEmail(text), email: text } : { id, name: text })
    }
  }
  return {
    matched: [...found].map(([text, personId]) => ({ text, personId, rows: counts.get(text) ?? 0 })),
    unmatched: [...counts].flatMap(([text, count]) =>
      found.has(text) ? [] : [{ text, rows: count, looksLikeTeam: isTeam(text) }],
    ),
    create,
    ownerOf(row) {
      const [first] = textsOf(row)
      return first === undefined ? undefined : (found.get(first) ?? { text: first })
    },
    helpersOf: (row) =>
      [...textsOf(row).slice(1), ...(row.helpers ?? [])].flatMap((text) => found.get(text) ?? []),
  }
}

/** The first is the owner, the others help; an e-mail counts where no name stands. */
function textsOf(row: NeutralRow): readonly string[] {
  return row.owners.length > 0 ? row.owners : row.email === undefined ? [] : [row.email]
}

function keysOf(name: string, email: string | undefined): readonly string[] {
  const plain = fold(name)
  const turned = plain.includes(',')
    ? plain
        .split(',')
        .map((part) => part.trim())
        .toReversed()
        .join(' ')
    : plain
  const address = email?.includes('@') ? fold(email) : undefined
  return [turned, ...(address === undefined ? [] : [address, fold(nameOfEmail(address))])]
}

function nameOfEmail(email: string): string {
  const words = (email.split('@')[0] ?? email).split(/[._-]+/)
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase()
}

function isTeam(text: string): boolean {
  return /team|department|dept|group|crew|gmbh|ltd|inc|abteilung|contractor|subcontractor|office|board/i.test(
    text,
  )
}
