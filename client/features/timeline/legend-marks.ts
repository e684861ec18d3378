/** One small drawing for each mark, drawn by the same part as the chart: what the legend shows. */

import { timeline } from '../../text/en/timeline.ts'
import type { RowMarks } from './row-marks.ts'

export interface LegendMark {
  readonly words: string
  readonly marks: RowMarks
}

const quiet: RowMarks = {
  kind: 'task',
  done: 0,
  state: 'unstarted',
  isCritical: false,
  isDeadlineMissed: false,
  isBlocked: false,
  isEarliest: false,
  isInCycle: false,
}

const words = timeline.marks
const span = (from: number, to: number) => ({ from, to })

/** The five that answer most questions stand in the line beneath the chart. */
export const mainMarks: readonly LegendMark[] = [
  { words: words.baseline, marks: { ...quiet, baseline: span(1, 8) } },
  { words: words.commitment, marks: { ...quiet, commitment: span(1, 8) } },
  { words: words.forecast, marks: { ...quiet, forecast: span(1, 8) } },
  { words: words.announced, marks: { ...quiet, baseline: span(1, 4), commitment: span(1, 8) } },
  { words: words.unannounced, marks: { ...quiet, commitment: span(1, 4), forecast: span(1, 8) } },
]

export const otherMarks: readonly LegendMark[] = [
  { words: words.early, marks: { ...quiet, commitment: span(1, 8), forecast: span(1, 5) } },
  { words: words.done, marks: { ...quiet, commitment: span(1, 8), done: 0.6, state: 'started' } },
  {
    words: words.milestone,
    marks: {
      ...quiet,
      kind: 'milestone',
      commitment: span(3, 3),
      forecast: span(7, 7),
      baseline: span(3, 3),
    },
  },
  { words: words.group, marks: { ...quiet, kind: 'group', commitment: span(1, 8) } },
  {
    words: words.critical,
    marks: { ...quiet, commitment: span(1, 8), forecast: span(1, 8), isCritical: true },
  },
  { words: words.float, marks: { ...quiet, commitment: span(1, 4), forecast: span(1, 4), floatTo: 8.6 } },
  { words: words.deadline, marks: { ...quiet, commitment: span(1, 6), deadline: 8 } },
  { words: words.blocked, marks: { ...quiet, commitment: span(1, 6), isBlocked: true } },
  { words: words.earliest, marks: { ...quiet, forecast: span(1, 7), isEarliest: true } },
]
