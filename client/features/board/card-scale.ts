import type { Figures } from '../../../shared/engine/figures.ts'

/** Working days that fill a card's line. One scale for all cards; a few giants do not flatten the rest. */
export function cardScale({ variance }: Pick<Figures, 'variance'>): number {
  const late = variance.map(({ total: days }) => Math.abs(days ?? 0)).sort((a, b) => a - b)
  return Math.max(5, late[Math.floor(late.length * 0.95)] ?? 0)
}
