// The forward pass as scheduling.md words it, without any cleverness: links at groups spread over their leaves, every rule
// applied again and again until nothing moves. The oracle of the engine's own.
import { none } from '../../shared/engine/schedule.ts'
import type { LeafColumns } from '../../shared/engine/leaf-columns.ts'
import type { Structure } from '../../shared/engine/structure.ts'

export interface PlainDates {
  readonly start: number[]
  readonly finish: number[]
}

const started = 1
const finished = 2

/** `columns`: what each leaf says; the plan has no cycles. */
export function plainForward(
  structure: Structure,
  columns: LeafColumns,
  statusBoundary: number,
  retained: boolean,
): PlainDates {
  const { count } = structure
  const start = Array.from({ length: count }, () => none)
  const finish = Array.from({ length: count }, () => none)
  const col = (name: keyof LeafColumns, i: number): number => columns[name].get(i) ?? none
  const isLeaf = (i: number): boolean => structure.isLeaf[i] === 1 && col('kind', i) !== 0

  /** What one link asks of one leaf: its begin, of which only unfinished predecessors count for started work. */
  const boundsOn = (leaf: number, work: number, onlyOpen: boolean): number[] => {
    const bounds: number[] = []
    for (let above = leaf; above >= 0; above = structure.parent[above] ?? -1) {
      for (const link of structure.linksTo(above)) {
        const sources = structure
          .leavesOf(structure.indexOf(link.from) ?? -1)
          .filter((source) => isLeaf(source) && start[source] !== none)
        const allDone = sources.every((source) => col('state', source) === finished)
        if (sources.length === 0 || (onlyOpen && allDone)) continue
        const open = onlyOpen ? sources.filter((source) => col('state', source) !== finished) : sources
        const fromFinish = link.type === 'FS' || link.type === 'FF'
        const date = fromFinish
          ? Math.max(...open.map((source) => finish[source] ?? none))
          : Math.min(...sources.map((source) => start[source] ?? none))
        bounds.push(date + link.lag - (link.type === 'FS' || link.type === 'SS' ? 0 : work))
      }
    }
    return bounds
  }

  const place = (leaf: number): readonly [number, number] => {
    if (col('state', leaf) === finished) return [col('fixedStart', leaf), col('fixedFinish', leaf)]
    if (col('state', leaf) === started) {
      const remaining = col('remaining', leaf)
      if (remaining === 0) return [col('fixedStart', leaf), col('fixedFinish', leaf)]
      const waits = retained ? boundsOn(leaf, remaining, true) : []
      const rest = Math.max(statusBoundary, col('fixedStart', leaf), col('freedAt', leaf), ...waits)
      return [col('fixedStart', leaf), rest + remaining]
    }
    const duration = col('duration', leaf)
    const bounds = boundsOn(leaf, duration, false)
    if (bounds.length === 0 && col('saysWhen', leaf) !== 1) return [none, none]
    const begin = Math.max(0, statusBoundary, col('notBefore', leaf), col('freedAt', leaf), ...bounds)
    return [begin, begin + duration]
  }

  for (let moved = true, round = 0; moved && round < 200; round++) {
    moved = false
    for (let leaf = 0; leaf < count; leaf++) {
      if (!isLeaf(leaf)) continue
      const [from, to] = place(leaf)
      if (from === start[leaf] && to === finish[leaf]) continue
      start[leaf] = from
      finish[leaf] = to
      moved = true
    }
  }
  return { start, finish }
}
