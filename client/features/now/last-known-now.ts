/** Now as words and drawings, to be kept for the next opening. */

import type { Instant } from '../../../shared/base/instant.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import type { PersonId } from '../../../shared/plan/ids.ts'
import type { Telling } from '../../../shared/text/telling.ts'
import type { Words } from '../../../shared/text/words.ts'
import type { LastFigure, LastKnown } from '../../state/last-known.ts'
import { now } from '../../text/en/now.ts'
import { moneyView, scheduleView, valueView } from './four-figures.ts'
import type { FigureView } from './four-figures.ts'
import { ownershipView } from './ownership-view.ts'

export function lastKnownNow(
  figures: Figures,
  words: Words,
  telling: Telling,
  at: Instant,
  me: PersonId | undefined,
): LastKnown {
  const { headline } = figures
  const { pointer } = headline
  const told = pointer && words.headline.pointer(pointer, telling)
  const actor = pointer?.canAct === undefined ? undefined : telling.person(pointer.canAct)
  const ownership = ownershipView(figures, words)
  return {
    at,
    name: figures.plan.settings.name,
    headline:
      `${words.headline.first(headline.first, telling)} ${words.headline.second(headline.second, telling)}`.trim(),
    ...(told && {
      because: { before: told.before, root: told.root, after: `${told.after} ${told.act}` },
    }),
    ...(pointer && { age: words.headline.pointerAge(pointer, telling) }),
    steps: [
      ...(actor ? [pointer?.canAct === me ? now.checkIn : now.ask(actor.split(' ')[0] ?? actor)] : []),
      ...(pointer?.nobody ? [now.giveOwner] : []),
    ],
    ...(headline.firstWeek && { tag: now.pinned }),
    figures: [
      lineOf(scheduleView(figures, words), 0.22),
      lineOf(moneyView(figures, words), 0.8),
      lineOf(valueView(figures, words, telling), 0.8),
      {
        label: ownership.label,
        value: ownership.value,
        made: ownership.made,
        age: ownership.age,
        drawing: { type: 'dots', ...ownership.dots },
      },
    ],
  }
}

function lineOf({ label, value, made, age, segments, scale, tone }: FigureView, plumb: number): LastFigure {
  return { label, value, made, age, drawing: { type: 'line', segments, scale, tone, plumb } }
}
