// Lines between bars of a time chart: right angles with rounded corners, one trunk for all that leave a bar, an arrow
// where they arrive. Pixels; y grows downwards.

export type LinkEnd = {
  readonly x: number
  readonly y: number
  /** Which end of the bar the line leaves or enters. */
  readonly side: 'start' | 'end'
}

type Point = readonly [x: number, y: number]

/** How far a line runs out of a bar before it turns. */
const stub = 7
const corner = 4
/** Half a bar: where a line that comes from above or below meets it. */
const half = 7
const arrow = 4

/** `rowHeight` is used where a line has to turn back between two rows. */
export function routeLink(from: LinkEnd, to: LinkEnd, rowHeight: number): string {
  const points = pointsOf(from, to, rowHeight)
  const last = points.at(-1) ?? [to.x, to.y]
  const before = points.at(-2) ?? [from.x, from.y]
  return `${roundedPath(points)}${arrowHead(before, last)}`
}

function pointsOf(from: LinkEnd, to: LinkEnd, rowHeight: number): readonly Point[] {
  const out = from.side === 'end' ? 1 : -1
  /** The direction in which it arrives. */
  const into = to.side === 'start' ? 1 : -1
  const trunk = from.x + out * stub
  const gate = to.x - into * stub
  const start: Point = [from.x, from.y]
  const end: Point = [to.x, to.y]
  if (from.y === to.y && out === into && (to.x - from.x) * out > 0) return [start, end]
  if (out === into) {
    const room = (gate - trunk) * out
    if (room >= 0) return [start, [trunk, from.y], [trunk, to.y], end]
    if (room >= -2 * stub && from.y !== to.y) {
      const x = out > 0 ? Math.max(from.x, to.x) + 5 : Math.min(from.x, to.x) - 5
      return [start, [x, from.y], [x, to.y - Math.sign(to.y - from.y) * half]]
    }
    const turn = to.y - Math.sign(to.y - from.y || 1) * (rowHeight / 2)
    return [start, [trunk, from.y], [trunk, turn], [gate, turn], [gate, to.y], end]
  }
  const far = out > 0 ? Math.max(trunk, gate) : Math.min(trunk, gate)
  return [start, [far, from.y], [far, to.y], end]
}

/** Straight parts with corners rounded as far as their shorter side allows. */
export function roundedPath(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  let path = `M${at(first)}`
  rest.forEach((point, index) => {
    const previous = index === 0 ? first : (rest[index - 1] ?? first)
    const next = rest[index + 1]
    if (next === undefined) {
      path += `L${at(point)}`
      return
    }
    const radius = Math.min(corner, length(previous, point) / 2, length(point, next) / 2)
    path += `L${at(towards(point, previous, radius))}Q${at(point)} ${at(towards(point, next, radius))}`
  })
  return path
}

function arrowHead(before: Point, tip: Point): string {
  const dx = Math.sign(tip[0] - before[0])
  const dy = Math.sign(tip[1] - before[1])
  if (Math.abs(tip[0] - before[0]) >= Math.abs(tip[1] - before[1])) {
    return `M${tip[0] - dx * arrow} ${tip[1] - 3}L${at(tip)}L${tip[0] - dx * arrow} ${tip[1] + 3}`
  }
  return `M${tip[0] - 3} ${tip[1] - dy * arrow}L${at(tip)}L${tip[0] + 3} ${tip[1] - dy * arrow}`
}

function towards(from: Point, to: Point, distance: number): Point {
  const all = length(from, to)
  if (all === 0) return from
  return [from[0] + ((to[0] - from[0]) * distance) / all, from[1] + ((to[1] - from[1]) * distance) / all]
}

function length(a: Point, b: Point): number {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1])
}

function at([x, y]: Point): string {
  return `${round(x)} ${round(y)}`
}

function round(n: number): number {
  return Math.round(n * 10) / 10
}
