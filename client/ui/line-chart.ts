// What a line chart is given, and the one thing it works out itself: end labels that do not stand on each other.

export type Point = { readonly x: number; readonly y: number }
export type Series = {
  readonly id: string
  readonly label: string
  /** In the table, where the curve's end carries no name. */
  readonly tableLabel?: string
  readonly points: readonly Point[]
  readonly line?: 'solid' | 'dashed' | 'dotted' | 'faded'
  readonly tone?: 'ink' | 'behind' | 'risk' | 'ahead' | 'soft'
  /** `dots` for what was measured on single days. */
  readonly draw?: 'line' | 'dots'
  /** The area between this one and that of this id is shaded: a range, a band. */
  readonly shadeTo?: string
}
export type Mark = { readonly x: number; readonly label: string }
export type LineDrawing = {
  readonly series: readonly Series[]
  /** Upright dotted lines: today, a due day. */
  readonly marks: readonly Mark[]
  readonly xText: (x: number) => string
  readonly yText: (y: number) => string
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
