/** Rounding half away from zero, only where a figure is shown (EV 7). */

export function roundHalfAway(value: number, decimals = 0): number {
  const factor = 10 ** decimals
  const scaled = Math.abs(value) * factor
  const rounded = Math.floor(scaled + 0.5 + 1e-9) / factor
  return value < 0 ? -rounded + 0 : rounded
}
