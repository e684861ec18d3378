/** What Now last said of a plan, in words and drawings: shown with its age while the plan itself is read. */

import type { Instant } from '../../shared/base/instant.ts'

export interface LastKnown {
  readonly at: Instant
  /** Of the plan. */
  readonly name: string
  readonly headline: string
  /** The line beneath: which root, who can act; and its age. */
  readonly because?: string
  readonly age?: string
  /** The word on its button, which does nothing yet. */
  readonly step?: string
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
  const { headline, figures } = kept as Partial<LastKnown>
  const isOurs = typeof headline === 'string' && Array.isArray(figures)
  return isOurs ? (kept as LastKnown) : undefined
}
