// The arithmetic of a line chart: bounds, ticks, paths, and end labels that do not stand on each other.

export type Point = { readonly x: number; readonly y: number }
export type Series = {
  readonly id: string
  readonly label: string
  readonly points: readonly Point[]
  readonly line?: 'solid' | 'dashed' | 'dotted' | 'faded'
  readonly tone?: 'ink' | 'behind' | 'risk' | 'ahead' | 'soft'
}

export type Frame = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}
export type Scales = {
  readonly x: (value: number) => number
  readonly y: (value: number) => number
  /** Values worth a line across: round numbers, zero included. */
  readonly ticks: readonly number[]
  readonly from: number
  readonly to: number
}

export function scalesOf(series: readonly Series[], marks: readonly number[], frame: Frame): Scales {
  const points = series.flatMap((one) => one.points)
  const xs = [...points.map((point) => point.x), ...marks]
  const ys = points.map((point) => point.y)
  const from = Math.min(...xs)
  const to = Math.max(...xs)
  const ticks = roundTicks(Math.min(0, ...ys), Math.max(0, ...ys))
  const low = Math.min(ticks[0] ?? 0, ...ys)
  const high = Math.max(ticks.at(-1) ?? 1, ...ys)
  return {
    x: (value) => frame.left + ((value - from) / (to - from || 1)) * frame.width,
    y: (value) => frame.top + frame.height - ((value - low) / (high - low || 1)) * frame.height,
    ticks,
    from,
    to,
  }
}

/** Three to five round steps that hold both ends. */
export function roundTicks(low: number, high: number): readonly number[] {
  if (!Number.isFinite(low) || !Number.isFinite(high) || low === high) return [0, 1]
  const rough = (high - low) / 3
  const power = 10 ** Math.floor(Math.log10(rough))
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? rough
  const first = Math.floor(low / step)
  const count = Math.ceil(high / step) - first
  return Array.from({ length: count + 1 }, (_, at) => (first + at) * step)
}

export function pathOf(points: readonly Point[], scales: Scales): string {
  return points
    .map(({ x, y }, at) => `${at ? 'L' : 'M'}${scales.x(x).toFixed(1)} ${scales.y(y).toFixed(1)}`)
    .join('')
}

/** Moves positions apart until `gap` is between neighbours, keeping order and staying above `bottom`. */
export function spread(wished: readonly number[], gap: number, bottom: number): readonly number[] {
  const order = wished.map((y, at) => ({ y, at })).toSorted((a, b) => a.y - b.y)
  let least = -Infinity
  for (const one of order) {
    one.y = Math.max(one.y, least)
    least = one.y + gap
  }
  let most = bottom
  for (const one of order.toReversed()) {
    one.y = Math.min(one.y, most)
    most = one.y - gap
  }
  return order.toSorted((a, b) => a.at - b.at).map(({ y }) => y)
}

/** The x of the point nearest to a pixel. */
export function nearestX(series: readonly Series[], scales: Scales, pixel: number): number | undefined {
  let best: number | undefined
  for (const { points } of series)
    for (const { x } of points)
      if (best === undefined || Math.abs(scales.x(x) - pixel) < Math.abs(scales.x(best) - pixel)) best = x
  return best
}
