/** Turns the texts of dependencies into links between rows; what points nowhere, at several rows, or in a circle is said. */

import type { LinkText, NeutralRow, RowTrouble } from './neutral-row.ts'
import type { PlacedRow } from './place-rows.ts'
import { readLinkTexts } from './read-link-text.ts'
import type { LinkNames, LinkRead } from './read-link-text.ts'
import type { Reading } from './read-table.ts'
import { tellCycles } from './tell-cycles.ts'

export function linkRows(rows: readonly PlacedRow[], { options }: Reading): readonly NeutralRow[] {
  const byName = namesOf(rows)
  const rowOf = new Map(rows.map((row) => [row.externalId, row]))
  const named = (name: string): PlacedRow | undefined => rowOf.get(byName.get(name)?.[0] ?? '')
  const names: LinkNames = {
    isKnown: (name) => byName.has(name),
    durationOf: (name) => named(name)?.duration,
    dayOf: (name, end) => named(name)?.[end],
    hoursPerDay: options.hoursPerDay,
    workdays: options.workdays,
  }
  const linksOf = (
    texts: readonly string[],
    column: 'predecessors' | 'successors',
    troubles: RowTrouble[],
  ): readonly LinkText[] =>
    texts
      .flatMap((text) => readLinkTexts(text, names))
      .flatMap((link) => {
        if ('bad' in link) return note(troubles, { code: 'BAD_LINK', column, found: cut(link.bad) })
        const [target, ...others] = byName.get(link.target) ?? []
        if (target === undefined)
          return note(troubles, { code: 'LINK_TO_NOTHING', column, found: cut(link.target) })
        if (others.length > 0) note(troubles, { code: 'LINK_TO_SEVERAL', column, found: cut(link.target) })
        if (link.about) note(troubles, { code: codeOf[link.about], column, found: cut(link.text) })
        return [{ target, type: link.type, lag: link.lag }]
      })
  const read = rows.map(({ predecessorTexts, successorTexts, id: _id, number: _number, ...row }) => {
    const troubles = [...row.troubles]
    const predecessors = linksOf(predecessorTexts, 'predecessors', troubles)
    return { row, troubles, predecessors, successors: linksOf(successorTexts, 'successors', troubles) }
  })
  const turned = turn(read.map(({ row, successors }) => [row.externalId, successors] as const))
  return tellCycles(
    read.map(({ row, troubles, predecessors }): NeutralRow => ({
      ...row,
      predecessors: merged([...predecessors, ...(turned.get(row.externalId) ?? [])]),
      troubles,
    })),
  )
}

const codeOf = {
  share: 'LAG_COUNTED',
  elapsed: 'LAG_COUNTED',
  rounded: 'ROUNDED_UP',
} as const satisfies Record<Exclude<LinkRead['about'], undefined>, RowTrouble['code']>

/** *A is waited for by B* is *B waits for A*. */
function turn(
  successors: readonly (readonly [string, readonly LinkText[]])[],
): ReadonlyMap<string, readonly LinkText[]> {
  const turned = new Map<string, LinkText[]>()
  for (const [from, links] of successors)
    for (const { target, type, lag } of links)
      turned.set(target, [...(turned.get(target) ?? []), { target: from, type, lag }])
  return turned
}

/** Many files say a link at both of its ends. */
function merged(links: readonly LinkText[]): readonly LinkText[] {
  return links.filter(
    ({ target, type }, i) => links.findIndex((one) => one.target === target && one.type === type) === i,
  )
}

function note(troubles: RowTrouble[], trouble: RowTrouble): [] {
  troubles.push(trouble)
  return []
}

function cut(text: string): string {
  return text.slice(0, 80)
}

/** By id, then by title, then by outline number, where one text is several of them. */
function namesOf(rows: readonly PlacedRow[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>()
  for (const { title, externalId } of rows) names.set(title, [...(names.get(title) ?? []), externalId])
  for (const { number, externalId } of rows)
    if (number !== '' && !names.has(number)) names.set(number, [externalId])
  for (const { id, externalId } of rows) if (id !== '' && id === externalId) names.set(id, [externalId])
  return names
}
