/** Kahn's order over dense nodes; what remains is in or behind a cycle. Edges as flat arrays, for speed. */

export interface TopologicalOrder {
  /** Nodes in order, each after all its predecessors. */
  readonly order: Int32Array
  /** Nodes left over: on a cycle or reachable only through one. */
  readonly rest: readonly number[]
}

/** `from[e] → to[e]`; nodes are 0 … count-1. Ties keep the smaller node first, so the order is the same everywhere. */
export function topologicalOrder(count: number, from: Int32Array, to: Int32Array): TopologicalOrder {
  const missing = new Int32Array(count)
  const first = new Int32Array(count + 1)
  for (let e = 0; e < from.length; e++) {
    missing[to[e] ?? 0] = (missing[to[e] ?? 0] ?? 0) + 1
    first[(from[e] ?? 0) + 1] = (first[(from[e] ?? 0) + 1] ?? 0) + 1
  }
  for (let n = 0; n < count; n++) first[n + 1] = (first[n + 1] ?? 0) + (first[n] ?? 0)
  const next = new Int32Array(from.length)
  const fill = first.slice(0, count)
  for (let e = 0; e < from.length; e++) {
    const node = from[e] ?? 0
    const at = fill[node] ?? 0
    next[at] = to[e] ?? 0
    fill[node] = at + 1
  }
  const order = new Int32Array(count)
  let placed = 0
  for (let n = 0; n < count; n++) if (missing[n] === 0) order[placed++] = n
  for (let read = 0; read < placed; read++) {
    const node = order[read] ?? 0
    for (let e = first[node] ?? 0; e < (first[node + 1] ?? 0); e++) {
      const target = next[e] ?? 0
      const left = (missing[target] ?? 0) - 1
      missing[target] = left
      if (left === 0) order[placed++] = target
    }
  }
  const rest: number[] = []
  for (let n = 0; n < count; n++) if ((missing[n] ?? 0) > 0) rest.push(n)
  return { order: order.slice(0, placed), rest }
}
