/** What a row says in words: for screen readers, for the line beneath the chart, for the hint beside a bar. */

import { find } from '../../../shared/base/table.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { none } from '../../../shared/engine/schedule.ts'
import type { OwnerRef } from '../../../shared/plan/person.ts'
import type { Telling } from '../../../shared/text/telling.ts'
import type { Words } from '../../../shared/text/words.ts'
import { ownership } from '../../text/en/ownership.ts'
import { timeline } from '../../text/en/timeline.ts'
import type { Dates } from '../../text/en/timeline.ts'
import { rowMarks } from './row-marks.ts'

export interface Saying {
  readonly words: Words
  readonly telling: Telling
}

/** `bare`: without the title, where that stands beside it. */
export function rowSentence(
  figures: Figures,
  index: number,
  { words, telling }: Saying,
  bare = false,
): string {
  const { plan, variance, schedule, structure } = figures
  const item = plan.items.list[index]
  if (!item) return ''
  const marks = rowMarks(figures, index)
  const dates = variance[index]
  const report = find(plan.reports, item.id)
  const person = item.owner?.type === 'person' ? find(plan.people, item.owner.id) : undefined
  const isLeaf = structure.isLeaf[index] === 1
  const float = schedule.totalFloat[index] ?? none
  return timeline.row(
    {
      title: bare ? '' : item.title,
      kind: marks.kind,
      department: plan.departments.list[figures.department[index] ?? -1]?.name,
      owner: person ? ownership.person(person.name, person.left) : isLeaf ? ownerless(item.owner) : '',
      agreed: datesOf(dates?.baselineStart, dates?.baselineFinish),
      promised: datesOf(dates?.commitmentStart, dates?.commitmentFinish),
      forecast: datesOf(dates?.forecastStart, dates?.forecastFinish),
      total: dates?.total ?? null,
      announced: dates?.announced ?? null,
      unannounced: dates?.unannounced ?? null,
      state: marks.state,
      isCritical: marks.isCritical,
      float: isLeaf && marks.state !== 'finished' && float !== none ? float : undefined,
      deadline: item.deadline,
      isDeadlineMissed: marks.isDeadlineMissed,
      blocked: marks.isBlocked
        ? report?.blocker
          ? words.states.blocker(report.blocker, telling)
          : ''
        : undefined,
      isEarliest: marks.isEarliest,
      isInCycle: marks.isInCycle,
    },
    figures.moment.today,
  )
}

function ownerless(owner: OwnerRef | undefined): string {
  return owner?.type === 'text' ? ownership.ref(owner) : timeline.nobody
}

function datesOf(start: string | undefined, finish: string | undefined): Dates | undefined {
  return start === undefined && finish === undefined ? undefined : { start, finish }
}
