// Days on a line: whole days since 1970-01-01 become pixels and back. A day begins at its own number and ends at the next.

export type TimeScale = {
  /** The day at pixel 0. */
  readonly first: number
  /** Pixels per day. */
  readonly dayWidth: number
}

/** From fifteen years on a phone's width to hours of room for a single day. */
export const narrowest = 0.04
export const widest = 48

export function xOf(scale: TimeScale, day: number): number {
  return (day - scale.first) * scale.dayWidth
}

/** With its fraction: 3.5 is the noon of day 3. */
export function dayAt(scale: TimeScale, x: number): number {
  return scale.first + x / scale.dayWidth
}

export function clampWidth(dayWidth: number): number {
  return Number.isFinite(dayWidth) ? Math.min(widest, Math.max(narrowest, dayWidth)) : 1
}

const steps = [0.04, 0.08, 0.15, 0.3, 0.6, 1.2, 2.4, 4.5, 7, 12, 20, 32, 48]

/** The next step of zoom from any width; the same where there is none. */
export function nextWidth(dayWidth: number, direction: 1 | -1): number {
  const found =
    direction === 1
      ? steps.find((step) => step > dayWidth * 1.02)
      : steps.findLast((step) => step < dayWidth / 1.02)
  return found ?? clampWidth(dayWidth)
}

/** Pixels per day so that these days fill a width, with a little air at both ends. */
export function widthToFit(from: number, to: number, pixels: number): number {
  const air = Math.max(1, (to - from) * 0.03)
  return Math.min(32, clampWidth(pixels / Math.max(1, to - from + 2 * air)))
}

/** The first pixel in sight after the width of a day changed, so that the day under `pointer` (pixels from the edge) stays. */
export function scrollAfterZoom(
  before: TimeScale,
  after: TimeScale,
  scroll: number,
  pointer: number,
): number {
  return Math.max(0, xOf(after, dayAt(before, scroll + pointer)) - pointer)
}
