/** Says what is done about a variance beyond its threshold, by whom and until when (AC). */

import type { Day } from '../base/day.ts'
import { breachesAbout } from '../engine/answers/breaches.ts'
import { breachMeasures } from '../plan/answer.ts'
import type { BreachMeasure } from '../plan/answer.ts'
import type { ItemId, PersonId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command, CommandContext } from './command.ts'
import { demandDay, demandKnown, demandOwner, demandSpeaker, demandText, mostLetters } from './demands.ts'
import { append } from './edits.ts'
import type { Refusal } from './refusal.ts'

export interface AnswerBreach {
  readonly about: { readonly kind: 'item' | 'keyResult' | 'person'; readonly id: string }
  readonly measure: BreachMeasure
  readonly text: string
  /** Who does it. */
  readonly owner: PersonId
  readonly due: Day
  /** Work that carries it, where it is planned already. */
  readonly items?: readonly ItemId[]
}

export const answerBreach: Command<AnswerBreach> = {
  name: 'answer.give',
  title: 'Answer',
  run(args, context) {
    const { about, measure, text, owner, due, items = [] } = args
    const found = context.figures && breachesAbout(context.figures, about)
    const breach = found?.find((one) => one.breach.measure === measure)?.breach
    return planUnless(demandAnswer(args, context, found !== undefined && breach === undefined), () => [
      append(
        'answer',
        {
          about: { kind: about.kind, id: about.id },
          measure,
          owner,
          due,
          items: Object.fromEntries(items.map((item) => [item, true])),
          size: breach?.size,
        },
        text.trim(),
      ),
    ])
  },
}

function demandAnswer(args: AnswerBreach, context: CommandContext, isSettled: boolean): Refusal | undefined {
  const { about, measure, text, owner, due, items = [] } = args
  const { plan, today } = context
  return (
    demandSpeaker(context) ??
    demandKnown(plan, about.kind, about.id) ??
    (breachMeasures.includes(measure)
      ? undefined
      : { code: 'BAD_WORD', facts: { what: 'measure', found: measure } }) ??
    (isSettled ? { code: 'NOTHING_TO_ANSWER', facts: {} } : undefined) ??
    demandText('some words on what will be done', text, mostLetters.note) ??
    demandOwner(plan, { type: 'person', id: owner }) ??
    demandDay('the day by which it is done', due) ??
    (due < today ? { code: 'DAY_IS_OVER', facts: { day: due } } : undefined) ??
    items.map((item) => demandKnown(plan, 'item', item)).find((refusal) => refusal !== undefined)
  )
}
