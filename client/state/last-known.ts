/**
 * What Now last said of a plan, in words and drawings: shown with its age while the plan itself is read. Kept where it can
 * be read at once, for it is painted before the database has answered; a browser that keeps nothing shows none.
 */

import type { Instant } from '../../shared/base/instant.ts'

export interface LastKnown {
  readonly at: Instant
  /** Of the plan. */
  readonly name: string
  readonly headline: string
  /** The line beneath: which root, who can act; its buttons, which do nothing yet; its age. */
  readonly because?: { readonly before: string; readonly root: string; readonly after: string }
  readonly steps: readonly string[]
  readonly age?: string
  /** Why the headline is careful: a first week. */
  readonly tag?: string
  readonly figures: readonly LastFigure[]
}

export interface LastFigure {
  readonly label: string
  readonly value: string
  readonly made: string
  readonly age: string
  readonly drawing: LastLine | LastDots
}

export interface LastLine {
  readonly type: 'line'
  readonly segments: readonly {
    readonly from: number
    readonly to: number
    readonly kind: 'announced' | 'unannounced' | 'ahead' | 'plain'
  }[]
  readonly scale: number
  readonly tone: 'behind' | 'risk' | 'ahead'
  readonly plumb: number
}

export interface LastDots {
  readonly type: 'dots'
  readonly filled: number
  readonly faded: number
  readonly dashed: number
}

/** By a plan's path; undefined where nothing was kept, or by a program that said it otherwise. */
export function lastKnownOf(path: string): LastKnown | undefined {
  try {
    return readLastKnown(JSON.parse(localStorage.getItem(keyOf(path)) ?? 'null'))
  } catch {
    return undefined
  }
}

/** Undefined: forgets it. Where there is no room for it, what was kept before goes too: it would be older than it says. */
export function keepLastKnown(path: string, last: LastKnown | undefined): void {
  try {
    localStorage.removeItem(keyOf(path))
    if (last) localStorage.setItem(keyOf(path), JSON.stringify(last))
  } catch {
    // Private mode, or full: the next opening shows the frame alone until the plan is read.
  }
}

function keyOf(path: string): string {
  return `plumbline.last-known.${path}`
}

function readLastKnown(kept: unknown): LastKnown | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined
  const { headline, figures, steps } = kept as Partial<LastKnown>
  const isOurs = typeof headline === 'string' && Array.isArray(figures) && Array.isArray(steps)
  return isOurs ? (kept as LastKnown) : undefined
}
