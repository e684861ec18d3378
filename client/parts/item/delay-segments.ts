import type { Deviation } from '../../ui/plumb-line.ts'

/** Early hangs left; of what is late, the announced part is solid, the rest hatched. Working days. */
export function delaySegments(total: number, announced: number): readonly Deviation[] {
  if (total === 0 && announced === 0) return []
  if (total < 0) return [{ from: 0, to: total, kind: 'ahead' }]
  const solid = Math.max(0, Math.min(announced, total))
  return [
    ...(solid > 0 ? [{ from: 0, to: solid, kind: 'announced' as const }] : []),
    ...(total > solid ? [{ from: solid, to: total, kind: 'unannounced' as const }] : []),
  ]
}
