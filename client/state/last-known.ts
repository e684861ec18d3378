/** What Now last said of a plan, in words and drawings: shown with its age while the plan itself is read. */

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

/** Undefined where it was kept by a program that said it otherwise. */
export function readLastKnown(kept: unknown): LastKnown | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined
  const { headline, figures, steps } = kept as Partial<LastKnown>
  const isOurs = typeof headline === 'string' && Array.isArray(figures) && Array.isArray(steps)
  return isOurs ? (kept as LastKnown) : undefined
}
