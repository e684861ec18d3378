/**
 * Levels are depths: the first name is that of what stands at the top, the last that of the work itself, however deep it stands;
 * groups may stand deeper than there are names, and share the last but one.
 */

import type { Structure } from './structure.ts'

/** 0 at the top. */
export function depthOf({ parent }: Structure, index: number): number {
  let depth = 0
  for (let above = parent[index] ?? -1; above >= 0; above = parent[above] ?? -1) depth++
  return depth
}

/** Undefined where the plan names no levels of its own. */
export function groupLevel(levelNames: readonly string[], depth: number): string | undefined {
  if (!hasOwnLevels(levelNames)) return undefined
  return levelNames[Math.min(depth, Math.max(0, levelNames.length - 2))]
}

export function workLevel(levelNames: readonly string[]): string | undefined {
  return hasOwnLevels(levelNames) ? levelNames.at(-1) : undefined
}

/** Depths at which groups stand and which have a name of their own, from the top. */
export function namedDepths(
  levelNames: readonly string[],
  structure: Structure,
): readonly { readonly depth: number; readonly name: string }[] {
  if (!hasOwnLevels(levelNames)) return []
  const groups = Array.from(structure.isLeaf, (isLeaf, index) =>
    isLeaf === 1 ? -1 : depthOf(structure, index),
  )
  const deepest = Math.max(-1, ...groups.filter((depth) => depth < levelNames.length - 1))
  return levelNames.slice(0, deepest + 1).map((name, depth) => ({ depth, name }))
}

function hasOwnLevels(levelNames: readonly string[]): boolean {
  return levelNames.length > 0 && levelNames.join() !== 'Initiative,Task'
}
