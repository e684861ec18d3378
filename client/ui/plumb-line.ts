// The arithmetic of the plumb line: deviations in units become bars in percent of the drawing's width.
// Zero is the plan; positive hangs right (late, over, short), negative left (early, under, ahead).

export type BarKind = 'announced' | 'unannounced' | 'ahead' | 'plain'

/** One part of a deviation, in the caller's units (days, money), measured from the plan at zero. */
export type Deviation = { readonly from: number; readonly to: number; readonly kind: BarKind }

/** Units from the plan to the farther edge, or both edges (`min` ≤ 0 ≤ `max`). */
export type PlumbScale = number | { readonly min: number; readonly max: number }

export type Bar = {
  readonly kind: BarKind
  readonly side: 'left' | 'right'
  /** Percent of the drawing's width. */
  readonly start: number
  readonly width: number
}

export type PlumbDrawing = {
  /** Where the plan stands, percent of the width. */
  readonly plumb: number
  readonly bars: readonly Bar[]
  readonly cutLeft: boolean
  readonly cutRight: boolean
}

/** `plumb` (0…1) is where the plan stands when the scale is one number. Never throws: odd numbers draw nothing. */
export function drawPlumbLine(
  deviations: readonly Deviation[],
  scale: PlumbScale,
  plumb: number,
): PlumbDrawing {
  const { min, max } = edges(scale, plumb)
  const percent = (units: number) => ((units - min) / (max - min)) * 100
  const bars: Bar[] = []
  let cutLeft = false
  let cutRight = false
  for (const { from, to, kind } of deviations) {
    const low = Math.min(from, to)
    const high = Math.max(from, to)
    if (!Number.isFinite(low) || !Number.isFinite(high) || low === high) continue
    cutLeft ||= low < min
    cutRight ||= high > max
    const start = percent(clamp(low, min, max))
    const width = percent(clamp(high, min, max)) - start
    if (width > 0) bars.push({ kind, side: low < 0 ? 'left' : 'right', start, width })
  }
  return { plumb: percent(0), bars, cutLeft, cutRight }
}

function edges(scale: PlumbScale, plumb: number): { min: number; max: number } {
  if (typeof scale !== 'number') {
    const min = Math.min(0, scale.min)
    const max = Math.max(0, scale.max)
    return max > min ? { min, max } : { min: -1, max: 1 }
  }
  const reach = scale > 0 && Number.isFinite(scale) ? scale : 1
  const left = clamp(plumb, 0, 1)
  const unit = reach / Math.max(left, 1 - left)
  return { min: -left * unit, max: (1 - left) * unit }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
