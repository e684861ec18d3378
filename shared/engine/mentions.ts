/** Who is called by name in a comment: `@Mara`, `@Mara Lindqvist`. A first name that two people bear calls both. */

import type { PersonId } from '../plan/ids.ts'
import type { Plan } from '../plan/plan.ts'
import type { Comment } from '../plan/report.ts'

/** Comments in which somebody else calls this person and after which they have not commented on the same, newest first. */
export function mentionsOf({ people, comments }: Plan, person: PersonId): readonly Comment[] {
  const callsThem = callerOf(people.list, person)
  const answered = new Map<string, number>()
  for (const { about, by, at } of comments.list)
    if (by === person) answered.set(keyOf(about), Math.max(at, answered.get(keyOf(about)) ?? 0))
  return comments.list
    .filter(({ by, text }) => by !== person && text.includes('@') && callsThem(text))
    .filter(({ about, at }) => (answered.get(keyOf(about)) ?? -Infinity) <= at)
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
}

/** Whom a text calls, in their order. */
export function calledIn({ people }: Pick<Plan, 'people'>, text: string): readonly PersonId[] {
  if (!text.includes('@')) return []
  return people.list.filter(({ id }) => callerOf(people.list, id)(text)).map(({ id }) => id)
}

/** Who may be meant by the name that is being written at the end of a text: *@am*. At most so many, by name. */
export function meantBy(
  { people }: Pick<Plan, 'people'>,
  text: string,
  most: number,
): { readonly written: string; readonly people: readonly PersonId[] } | undefined {
  const written = /(?:^|\s)@([^@\n]{0,40})$/.exec(text)?.[1]
  if (written === undefined) return undefined
  const begun = fold(written)
  const found = people.list
    .filter(({ left, name }) => !left && fold(name) !== begun.trimEnd() && fold(name).startsWith(begun))
    .toSorted((a, b) => a.name.localeCompare(b.name))
  return found.length === 0 ? undefined : { written, people: found.slice(0, most).map(({ id }) => id) }
}

function callerOf(people: Plan['people']['list'], person: PersonId): (text: string) => boolean {
  const name = fold(people.find(({ id }) => id === person)?.name ?? '')
  const first = name.split(' ')[0] ?? ''
  /** Longer names of others that begin alike: *@Anna Berg* does not call Anna Lund. */
  const others = people.filter(({ id }) => id !== person).map((other) => fold(other.name))
  return (text) => {
    if (name === '') return false
    return fold(text)
      .split('@')
      .slice(1)
      .some((after) => {
        if (begins(after, name)) return true
        return begins(after, first) && !others.some((other) => other !== first && begins(after, other))
      })
  }
}

/** A whole word: what follows is no letter. */
function begins(text: string, name: string): boolean {
  return text.startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length))
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

function keyOf({ kind, id }: Comment['about']): string {
  return `${kind} ${id}`
}
