/** Which work the Timeline shows: by words, person, department, key result, and how it stands. All that is set must hold. */

import { find } from '../../../shared/base/table.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { presentOwner } from '../../../shared/engine/ownership.ts'
import { progressStates } from '../../../shared/engine/schedule.ts'
import { fold } from '../../ui/match-options.ts'

export const standings = ['all', 'open', 'late', 'critical', 'blocked', 'gap'] as const
export type Standing = (typeof standings)[number]

export interface TimelineFilter {
  readonly words: string
  readonly standing: Standing
  readonly person: string | undefined
  readonly department: string | undefined
  readonly keyResult: string | undefined
}

export const noFilter: TimelineFilter = {
  words: '',
  standing: 'all',
  person: undefined,
  department: undefined,
  keyResult: undefined,
}

export function isFiltering(filter: TimelineFilter): boolean {
  const { words, standing, person, department, keyResult } = filter
  return (
    words.trim() !== '' ||
    standing !== 'all' ||
    [person, department, keyResult].some((one) => one !== undefined)
  )
}

/** Whether an item is shown for its own sake. Groups are asked for too: an empty one is shown while nothing is filtered. */
export function filterOf(figures: Figures, filter: TimelineFilter): (index: number) => boolean {
  if (!isFiltering(filter)) return () => true
  const { plan, structure, department, mapping } = figures
  const words = fold(filter.words).split(/\s+/).filter(Boolean)
  const keyResult =
    filter.keyResult === undefined ? -1 : (plan.keyResults.indexById.get(filter.keyResult) ?? -2)
  const stands = standingOf(figures, filter.standing)
  return (index) => {
    const item = plan.items.list[index]
    if (!item || structure.isLeaf[index] !== 1 || !stands(index)) return false
    if (
      filter.department !== undefined &&
      plan.departments.list[department[index] ?? -1]?.id !== filter.department
    )
      return false
    if (filter.person !== undefined && presentOwner(plan, item)?.id !== filter.person) return false
    if (keyResult !== -1 && !mapping.shares[index]?.some((share) => share.keyResult === keyResult))
      return false
    if (words.length === 0) return true
    const text = fold(
      `${titlesAbove(figures, index)} ${presentOwner(plan, item)?.name ?? ''} ${Object.keys(item.labels).join(' ')}`,
    )
    return words.every((word) => text.includes(word))
  }
}

/** Its own title and those of its groups: a group that is named shows all of its work. */
function titlesAbove({ plan, structure }: Figures, index: number): string {
  let titles = ''
  for (let at = index; at >= 0; at = structure.parent[at] ?? -1)
    titles += `${plan.items.list[at]?.title ?? ''} `
  return titles
}

function standingOf(figures: Figures, standing: Standing): (index: number) => boolean {
  const { plan, schedule, variance } = figures
  switch (standing) {
    case 'all':
      return () => true
    case 'open':
      return (index) => progressStates[schedule.state[index] ?? 0] !== 'finished'
    case 'late':
      return (index) => isLate(figures, index)
    case 'critical':
      return (index) => schedule.critical[index] === 1
    case 'blocked':
      return (index) => find(plan.reports, plan.items.list[index]?.id)?.status === 'blocked'
    case 'gap': {
      const withGap = new Set(figures.gaps.map(({ about }) => (about.kind === 'item' ? about.id : '')))
      return (index) => withGap.has(plan.items.list[index]?.id ?? '') && variance[index] !== undefined
    }
  }
}

/** Heading to finish after what was agreed, or after what was promised. */
export function isLate({ variance }: Figures, index: number): boolean {
  const found = variance[index]
  return (found?.total ?? 0) > 0 || (found?.unannounced ?? 0) > 0
}
