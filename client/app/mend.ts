/** Does or opens what mends a gap. Loaded when somebody first mends one. */

import { acceptAnswer } from '../../shared/commands/accept-answer.ts'
import { acceptLink } from '../../shared/commands/accept-link.ts'
import { setDates } from '../../shared/commands/set-dates.ts'
import type { Gap } from '../../shared/engine/gaps/gap.ts'
import { shell } from '../text/en/shell.ts'
import { datesToTake, mendingOf, questionOfGap } from './mending.ts'
import type { PlanActs } from './plan-acts.svelte.ts'

/** `title`: what the gap is called, above what explains its figure. */
export function mendGap(acts: PlanActs, gap: Gap, title: string): void {
  const question = gap.mend.action === 'explain' ? questionOfGap(gap) : undefined
  const dates = datesToTake(gap, acts.open.figures)
  const { type, itemId, answer } = mendingOf(gap)
  if (question) acts.explaining = { title, question }
  else if (dates) void acts.do(setDates, dates, shell.dateTaken)
  else if (type === 'accept link' && gap.about.kind === 'link')
    void acts.do(acceptLink, { link: gap.about.id }, shell.accepted)
  else if (type === 'answer') acts.answering = answer
  else if (type === 'accept answer')
    void acts.do(acceptAnswer, { answer: gap.mend.otherId ?? '' }, shell.answerAccepted)
  else if ((type === 'owner' || type === 'stage' || type === 'value') && itemId !== undefined)
    acts.edit(itemId, type)
  else if (type === 'ask' && itemId !== undefined && gap.person !== acts.open.me) acts.ask(itemId)
  else if ((type === 'check in' || type === 'ask') && itemId !== undefined) acts.checkIn(itemId)
  else if (type === 'take plan') void acts.take()
  else if (type === 'item' && itemId !== undefined) acts.openItem(itemId)
  else if (type === 'people') acts.lookAt(gap.mend.otherId)
  else if (type === 'map' || type === 'kpis') acts.go(type)
  else acts.go('settings')
}
