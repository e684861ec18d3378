/**
 * Stages and value of each item as their entries leave them. Whose word counts is the engine's to say; who held a role when a
 * word was said, and what was aimed at when it was decided, is read here, from the changes since.
 */

import type { Table } from '../../base/table.ts'
import type { Achieved, Countersignature, Governed, GovernedWord, StageMove } from '../governance.ts'
import type { StagePlace, StageRequest } from '../governance.ts'
import type { Instant } from '../../base/instant.ts'
import type { ItemId } from '../ids.ts'
import type { FieldChange } from './item-story.ts'
import type { Ledger, Word } from './ledger.ts'
import type { Rows } from './read-rows.ts'
import type { SaidOfStages } from './stage-fields.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Of those items that anything of the kind is said about, or was in `before`. */
export function foldGoverned(
  items: Iterable<ItemId>,
  ledger: Ledger,
  before: Table<Governed>,
): Rows<Governed> {
  const rows: Rows<Governed> = new Map()
  if (ledger.governed.size === 0 && before.list.length === 0) return rows
  for (const id of items)
    if (ledger.governed.has(id) || before.indexById.has(id)) rows.set(id, foldOne(id, ledger))
  return rows
}

function foldOne(id: ItemId, ledger: Ledger): Governed | undefined {
  const words = ledger.standing(ledger.governed.get(id))
  if (words.length === 0) return undefined
  const changes = ledger
    .standing(ledger.stories.get(id)?.changes)
    .filter(({ field }) => field === 'sponsor' || field === 'controller' || field.startsWith(ofValues))
  const moves: StageMove[] = []
  const requests: StageRequest[] = []
  const achieved: Achieved[] = []
  const countersignatures: Countersignature[] = []
  const answers: (GovernedWord & { readonly says: SaidOfStages })[] = []
  for (const word of words) {
    const { says } = word
    const said = wordOf(word, changes)
    if (says.type === 'moved') moves.push({ ...said, ...moveOf(says.stage, word.at, changes) })
    else if (says.type === 'asked') requests.push({ ...said, stage: says.stage, approvals: [], refusals: [] })
    else if (says.type === 'achieved')
      achieved.push({ ...said, kind: says.kind, day: says.day, amount: says.amount })
    else if (says.type === 'countersigned') countersignatures.push({ ...said, achieved: says.achieved })
    else answers.push({ ...said, says })
  }
  return { id, moves, requests: requests.map((each) => answered(each, answers)), achieved, countersignatures }
}

const ofValues = 'values.'

function moveOf(
  stage: StagePlace,
  at: Instant,
  changes: readonly FieldChange[],
): Pick<StageMove, 'stage' | 'values'> {
  const values: Record<string, number | null> = {}
  if (stage === 'decided')
    for (const { field, from, at: changed } of changes) {
      const name = field.slice(ofValues.length)
      if (field.startsWith(ofValues) && changed > at && !Object.hasOwn(values, name))
        values[name] = typeof from === 'number' ? from : null
    }
  return Object.keys(values).length > 0 ? { stage, values } : { stage }
}

function answered(
  request: StageRequest,
  answers: readonly (GovernedWord & { readonly says: SaidOfStages })[],
): StageRequest {
  const about = (type: 'approved' | 'refused'): readonly GovernedWord[] =>
    answers.flatMap(({ says, ...word }) => (says.type === type && says.asked === request.id ? [word] : []))
  return { ...request, approvals: about('approved'), refusals: about('refused') }
}

function wordOf({ id, at, by, says }: Word<SaidOfStages>, changes: readonly FieldChange[]): GovernedWord {
  const word: Mutable<GovernedWord> = { id, at }
  if (by !== undefined) word.by = by
  if (says.reason !== undefined) word.reason = says.reason
  const roles: Mutable<NonNullable<GovernedWord['roles']>> = {}
  for (const field of ['sponsor', 'controller'] as const) {
    const next = changes.find((change) => change.field === field && change.at > at)
    if (next) roles[field] = typeof next.from === 'string' ? next.from : null
  }
  if (Object.keys(roles).length > 0) word.roles = roles
  return word
}
