/** Figures of a snapshot in words, and two snapshots side by side: opening and closing, or last time and this time. */

import type { Snapshot } from '../../../shared/engine/session/snapshot.ts'
import { delaySegments } from '../item/delay-segments.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { sessions as say } from '../../text/en/sessions.ts'
import type { Deviation } from '../../ui/plumb-line.ts'

export interface FigureRow {
  readonly id:
    'schedule' | 'money' | 'value' | 'ownership' | 'heard' | 'age' | 'gaps' | 'contradictions' | 'decisions'
  readonly label: string
  readonly value: string
}

type Telling = Pick<Speech, 'words' | 'telling'>

export function figureRows(snapshot: Snapshot, { words, telling }: Telling): readonly FigureRow[] {
  const { ownership, live, gaps, contradictions, followThrough, value } = snapshot
  return [
    { id: 'schedule', label: say.schedule, value: scheduleText(snapshot, words) },
    { id: 'money', label: say.money, value: moneyText(snapshot, { words, telling }) },
    {
      id: 'value',
      label: say.value,
      value:
        value === null
          ? say.noGoals
          : words.values.outOf(
              value.outlook,
              value.target,
              telling.measureOf(value.keyResultId),
              telling.currency,
            ),
    },
    { id: 'ownership', label: say.ownership, value: say.ownedOf(ownership.owned, ownership.inPlay) },
    { id: 'heard', label: say.heardRow, value: say.ownedOf(live, ownership.inPlay) },
    {
      id: 'age',
      label: say.ageRow,
      value:
        snapshot.medianAge === null ? say.notRead : say.ageText(Math.round(snapshot.medianAge / dayLength)),
    },
    { id: 'gaps', label: say.gapsRow, value: String(gaps) },
    { id: 'contradictions', label: say.contradictionsRow, value: String(contradictions) },
    {
      id: 'decisions',
      label: say.decisionsRow,
      value: followThrough.due === 0 ? say.notRead : say.ownedOf(followThrough.kept, followThrough.due),
    },
  ]
}

const dayLength = 86_400_000

function scheduleText({ milestones: [first] }: Snapshot, words: Speech['words']): string {
  if (!first || first.late === null) return say.noPlan
  if (first.late === 0) return say.onPlan
  const text = words.days.late(first.late)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function moneyText({ money: { basis, pv, ac } }: Snapshot, { words, telling }: Telling): string {
  if (basis !== 'cost' || ac === null) return say.noCosts
  const below = pv - ac
  const amount = words.money.short(Math.abs(below), telling.currency)
  if (Math.abs(below) < 0.5) return say.asPlanned
  return below > 0 ? say.below(amount) : say.overBudget(amount)
}

export interface FigureDrawing {
  readonly segments: readonly Deviation[]
  readonly scale: number
  readonly plumb: number
}

/** Of the first three on their plumb lines, to scale. */
export function figureDrawing(snapshot: Snapshot, id: FigureRow['id']): FigureDrawing | undefined {
  const { milestones, money, value } = snapshot
  if (id === 'schedule') {
    const { late = null, announced = null } = milestones[0] ?? {}
    return {
      segments: late === null ? [] : delaySegments(late, announced ?? 0),
      scale: Math.max(20, Math.abs(late ?? 0) * 1.15),
      plumb: 0.22,
    }
  }
  if (id === 'money' && money.basis === 'cost' && money.ac !== null) {
    const { pv, ev, ac } = money
    const saved = ev - ac
    return {
      segments: [
        { from: 0, to: -saved, kind: saved >= 0 ? 'ahead' : 'announced' },
        { from: -Math.max(0, saved), to: -Math.max(0, saved) - (pv - ev), kind: 'announced' },
      ],
      scale: Math.max(1, Math.abs(ac - pv), Math.abs(saved)) * 1.3,
      plumb: 0.8,
    }
  }
  if (id === 'value' && value !== null) {
    const short = Math.max(0, value.target - value.outlook)
    return {
      segments: short > 0 ? [{ from: 0, to: -short, kind: 'unannounced' }] : [],
      scale: Math.abs(value.target) || 1,
      plumb: 0.8,
    }
  }
  return undefined
}
