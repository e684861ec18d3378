/** What the rows of the Map say: one line of words and one figure each. */

import { find } from '../../../shared/base/table.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import type { OwnerRef } from '../../../shared/plan/person.ts'
import type { Telling } from '../../../shared/text/telling.ts'
import type { Words } from '../../../shared/text/words.ts'
import { map } from '../../text/en/map.ts'
import { ownership } from '../../text/en/ownership.ts'
import type { Deviation } from '../../ui/plumb-line.ts'
import type { KeyResultRow, WorkRow } from './map-model.ts'

export interface NodeWords {
  readonly title: string
  readonly note: string
  readonly figure: string
  readonly figureNote: string
  readonly tone: 'plain' | 'behind' | 'risk'
}

const tones = { green: 'plain', amber: 'risk', red: 'behind', none: 'plain' } as const

export function objectiveWords(figures: Figures, at: number, words: Words): NodeWords {
  const objective = figures.plan.objectives.list[at]
  if (!objective)
    return { title: map.noObjective, note: map.noObjectiveNote, figure: '', figureNote: '', tone: 'plain' }
  const { attained, missing, light } = figures.objectives[at] ?? { attained: null, missing: 0, light: 'none' }
  return {
    title: objective.title || map.unnamed,
    note: ownerWords(figures, objective.owner),
    figure: words.states.light(light),
    figureNote: attained === null ? map.notMeasured : map.attained(words.values.share(attained), missing),
    tone: tones[light],
  }
}

export function keyResultWords(
  figures: Figures,
  row: KeyResultRow,
  words: Words,
  telling: Telling,
): NodeWords {
  const keyResult = figures.plan.keyResults.list[row.keyResult]
  const own = figures.keyResults[row.keyResult]
  const id = keyResult?.id ?? ''
  const { currency } = figures.plan.settings
  const outlook = own?.outlook ?? own?.value ?? null
  const target = keyResult?.targetValue
  const measure = telling.measureOf(id)
  /** Heading past its target, and coloured all the same: because it is behind now. */
  const behind = Math.max(0, -(own?.variance ?? 0))
  const isLate = own?.light !== 'green' && (own?.shortfall ?? 1) <= 0 && behind > 0
  return {
    title: telling.keyResult(id) ?? map.unnamed,
    note: map.workOf(
      row.open,
      row.leaves,
      row.budget > 0 ? words.money.short(row.budget, currency) : undefined,
      row.late === null || row.late <= 0 ? undefined : words.days.late(row.late),
    ),
    figure: words.states.light(own?.light ?? 'none'),
    figureNote:
      outlook === null || target === undefined
        ? map.notMeasured
        : isLate
          ? map.behindNow(words.values.measured(behind, measure, currency))
          : map.headingFor(words.values.outOf(outlook, target, measure, currency)),
    tone: tones[own?.light ?? 'none'],
  }
}

/** What the outlook misses of the target, as a share of it, to the left of the line. */
export function shortOf(figures: Figures, row: KeyResultRow): readonly Deviation[] {
  const own = figures.keyResults[row.keyResult]
  const target = Math.abs(figures.plan.keyResults.list[row.keyResult]?.targetValue ?? 0)
  const short = own?.shortfall ?? 0
  if (target === 0 || short <= 0) return []
  return [
    { from: 0, to: -Math.min(1, short / target), kind: own?.bySlip === true ? 'unannounced' : 'announced' },
  ]
}

function ownerWords(figures: Figures, owner: OwnerRef | undefined): string {
  const person = owner?.type === 'person' ? find(figures.plan.people, owner.id) : undefined
  return person ? ownership.person(person.name, person.left) : owner ? ownership.ref(owner) : map.nobody
}

/** *9 items · 15 days late*, or whose it is. */
export function workNote(figures: Figures, row: WorkRow, words: Words, telling: Telling): string {
  const item = figures.plan.items.list[row.item]
  const late = figures.variance[row.item]?.total ?? null
  const goals = [...row.parts.keys()].map(
    (at) => telling.keyResult(figures.plan.keyResults.list[at]?.id ?? '') ?? map.unnamed,
  )
  return [
    row.isGroup ? map.items(row.leaves) : ownerWords(figures, item?.owner),
    ...(late !== null && late !== 0 ? [words.days.late(late)] : []),
    ...(row.unfolded ? [] : [words.values.list(goals, 2)]),
  ].join(' · ')
}
