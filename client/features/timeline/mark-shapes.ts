/**
 * The marks of a row as shapes in pixels: agreed is a hairline beneath, promised is the bar, forecast is a bracket over both.
 * What is late is the stretch between two finishes: solid from agreed to promised, hatched from promised to forecast.
 */

import { xOf } from '../../ui/time-scale.ts'
import type { TimeScale } from '../../ui/time-scale.ts'
import type { RowMarks, Span } from './row-marks.ts'

export interface Stretch {
  readonly x: number
  readonly width: number
}

export interface MarkShapes {
  readonly bar?: Stretch
  readonly done?: Stretch
  readonly baseline?: Stretch
  readonly bracket?: Stretch
  readonly announced?: Stretch
  readonly unannounced?: Stretch
  readonly early?: Stretch
  readonly float?: Stretch
  readonly deadline?: number
  /** Where the last mark ends. */
  readonly end: number
}

/** Pixels from `left`; what lies far outside `width` is cut there, so that no shape is longer than the window. */
export function markShapes(marks: RowMarks, scale: TimeScale, left: number, width: number): MarkShapes {
  const at = (day: number): number => Math.min(width + beyond, Math.max(-beyond, xOf(scale, day) - left))
  const stretch = ({ from, to }: Span): Stretch => ({ x: at(from), width: at(to) - at(from) })
  const { commitment, baseline, forecast, floatTo, deadline, state } = marks
  const isLate = commitment !== undefined && forecast !== undefined && forecast.to > commitment.to
  const isEarly = commitment !== undefined && forecast !== undefined && forecast.to < commitment.to
  const isSaid = commitment !== undefined && baseline !== undefined && commitment.to > baseline.to
  const ends = [commitment?.to, baseline?.to, forecast?.to].flatMap((day) => day ?? [])
  return {
    ...(commitment && { bar: stretch(commitment) }),
    ...(commitment && marks.done > 0 && { done: shareOf(stretch(commitment), marks.done) }),
    ...(baseline && { baseline: stretch(baseline) }),
    ...(forecast && { bracket: stretch(forecast) }),
    ...(isSaid && {
      announced: stretch({
        from: marks.kind === 'milestone' ? baseline.to : Math.max(baseline.to, commitment.from),
        to: commitment.to,
      }),
    }),
    ...(isLate && { unannounced: stretch({ from: commitment.to, to: forecast.to }) }),
    ...(isEarly && {
      early: stretch({
        from: marks.kind === 'milestone' ? forecast.to : Math.max(forecast.to, commitment.from),
        to: commitment.to,
      }),
    }),
    ...(forecast &&
      floatTo !== undefined &&
      floatTo > forecast.to &&
      state !== 'finished' && { float: stretch({ from: forecast.to, to: floatTo }) }),
    ...(deadline !== undefined && { deadline: at(deadline) }),
    end: ends.length === 0 ? 0 : at(Math.max(...ends)),
  }
}

const beyond = 80

function shareOf({ x, width }: Stretch, share: number): Stretch {
  return { x, width: width * share }
}
