/**
 * Beta-PERT on 0 … 1 (FC2): density x^(4k) (1 − x)^(4 − 4k), k the place of the likely value. Samplers of the beta by Cheng
 * or Marsaglia and Tsang need `Math.log` and `Math.pow`, and a number of draws that varies. Here the density stands at 129
 * points, straight between them, and is inverted exactly: one draw, one division, one root, the same bits everywhere. Its
 * mean is right to 0.00002 and its variance to 0.4 % (held by a test).
 */

import { exponential, naturalLog } from './elementary.ts'

const cells = 128
const guides = 256

export interface PertTable {
  /** At each point: the density (of area 1 with cells of width 1), and the chance of less. */
  readonly density: Float64Array
  readonly below: Float64Array
  /** For each 256th of chance, a cell at or before the one it falls in. */
  readonly guide: Uint8Array
}

/** `likely`: 0 … 1, where between best and worst the likely value stands. */
export function createPertTable(likely: number): PertTable {
  const rise = 4 * likely
  const fall = 4 - rise
  const density = new Float64Array(cells + 1)
  for (let point = 0; point <= cells; point++)
    density[point] = power(point, rise) * power(cells - point, fall)
  const below = new Float64Array(cells + 1)
  for (let cell = 0; cell < cells; cell++)
    below[cell + 1] = (below[cell] ?? 0) + ((density[cell] ?? 0) + (density[cell + 1] ?? 0)) / 2
  const area = below[cells] ?? 1
  for (let point = 0; point <= cells; point++) {
    density[point] = (density[point] ?? 0) / area
    below[point] = (below[point] ?? 0) / area
  }
  below[cells] = 1
  const guide = new Uint8Array(guides)
  let cell = 0
  for (let g = 0; g < guides; g++) {
    while (cell < cells - 1 && (below[cell + 1] ?? 1) <= g / guides) cell++
    guide[g] = cell
  }
  return { density, below, guide }
}

/** The value, 0 … 1, below which the share `chance` of the draws lies; `chance` is inside 0 … 1. */
export function pertQuantile({ density, below, guide }: PertTable, chance: number): number {
  let cell = guide[(chance * guides) | 0] ?? 0
  while (cell < cells - 1 && (below[cell + 1] ?? 1) <= chance) cell++
  const left = density[cell] ?? 0
  const right = density[cell + 1] ?? 0
  const from = below[cell] ?? 0
  const share = (chance - from) / ((below[cell + 1] ?? 1) - from)
  const root = Math.sqrt(left * left + share * (right * right - left * left))
  return (cell + (share * (left + right)) / (left + root)) / cells
}

/** The value, 0 … 1, of the triangle with its top at `likely`. */
export function triangularQuantile(likely: number, chance: number): number {
  return chance < likely ? Math.sqrt(chance * likely) : 1 - Math.sqrt((1 - chance) * (1 - likely))
}

/** Of the share point ÷ cells. */
function power(point: number, exponent: number): number {
  if (exponent === 0) return 1
  return point === 0 ? 0 : exponential(exponent * (naturalLog(point) - naturalLog(cells)))
}
