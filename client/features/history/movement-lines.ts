/** A movement as the steps of a waterfall: where it began, what moved it and by how much, where it ended. */

import type { Figures } from '../../../shared/engine/figures.ts'
import type { MovedFigure } from '../../../shared/engine/moved/moved-figure.ts'
import type { MovedPart, Movement } from '../../../shared/engine/moved/movement.ts'
import type { EntryId } from '../../../shared/plan/ids.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { momentText } from '../../parts/moment-text.ts'
import { history as words } from '../../text/en/history.ts'
import { moved as say } from '../../text/en/moved.ts'
import type { Tone } from '../../ui/hatching.ts'
import { amountText, toneOf } from './moved-choice.ts'
import type { RecordLine } from './record-lines.ts'
import { lineWords } from './record-words.ts'

export interface WaterfallStep {
  readonly key: string
  readonly title: string
  readonly note: string
  readonly amount: string
  readonly tone: Tone
  /** The bar, in steps of the figure. */
  readonly from: number
  readonly to: number
  readonly itemId?: string | undefined
  /** What happened to that item can be told. */
  readonly opens: boolean
}

export interface Telling {
  readonly figure: MovedFigure
  readonly figures: Figures
  readonly plan: Plan
  readonly speech: Speech
  readonly lineOf: (entry: EntryId) => RecordLine | undefined
}

/** The largest `most` in their order; what is smaller is one step, last. */
export function waterfallSteps(
  { from, parts }: Movement,
  telling: Telling,
  most: number,
): readonly WaterfallStep[] {
  const shown = new Set(
    parts.length <= most
      ? parts
      : parts.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount)).slice(0, most),
  )
  const rest = parts.filter((part) => !shown.has(part))
  let at = from ?? 0
  const steps = parts
    .filter((part) => shown.has(part))
    .map((part, n) => {
      const step = { ...stepOf(part, n, telling), from: at, to: at + part.amount }
      at = step.to
      return step
    })
  if (rest.length === 0) return steps
  const amount = rest.reduce((sum, part) => sum + part.amount, 0)
  const { figure, figures, speech } = telling
  return [
    ...steps,
    {
      key: 'rest',
      title: say.smaller(rest.length),
      note: '',
      amount: amountText(figure, amount, speech),
      tone: toneOf(figure, amount, figures),
      from: at,
      to: at + amount,
      opens: false,
    },
  ]
}

function stepOf(part: MovedPart, n: number, telling: Telling): Omit<WaterfallStep, 'from' | 'to'> {
  const { figure, figures, speech } = telling
  const step = {
    amount: amountText(figure, part.amount, speech),
    tone: toneOf(figure, part.amount, figures),
    opens: false,
  }
  switch (part.type) {
    case 'time':
      return { ...step, key: 'time', title: say.time, note: say.timeNote }
    case 'elsewhere':
      return { ...step, key: 'elsewhere', title: say.elsewhere, note: say.elsewhereNote }
    case 'item': {
      const { itemId } = part
      const title = speech.telling.item(itemId) ?? itemId
      return { ...step, key: itemId, title, note: '', itemId, opens: true }
    }
    case 'said':
      return { ...step, key: `${part.at} ${n}`, ...saidWords(part, telling) }
  }
}

function saidWords(
  { at, entries }: Extract<MovedPart, { readonly type: 'said' }>,
  { plan, speech, lineOf }: Telling,
): { readonly title: string; readonly note: string; readonly itemId?: string | undefined } {
  const lines = entries.flatMap((id) => lineOf(id) ?? [])
  const [line] = lines
  if (!line) return { title: say.unknown, note: momentText(at, speech) }
  const name = (line.entry.by !== undefined && speech.telling.person(line.entry.by)) || words.somebody
  const told = lineWords(line, plan, speech)
  const details = [told.said, ...told.details.slice(0, 2)].filter((text) => text !== undefined && text !== '')
  const more = lines.length > 1 ? say.andMore(lines.length - 1) : ''
  return {
    title: `${name} ${told.what}${more}`,
    note: [momentText(at, speech), ...details].join(' · '),
    itemId: told.itemId,
  }
}
