/** The ribbons of the Map: from where, to where, how wide, and which of them a choice is about. */

import type { Figures } from '../../../shared/engine/figures.ts'
import type { MapModel } from './map-model.ts'

/** What is looked at: everything joined to it stands out, in both directions. */
export interface Chosen {
  readonly kind: 'objective' | 'keyResult' | 'work'
  readonly at: number
}

export interface Ribbon {
  readonly key: string
  /** Places in the lists at its left and at its right. */
  readonly left: number
  readonly right: number
  /** 0 to 1: of the thing at the left. */
  readonly share: number
  readonly lit: boolean
}

export interface Ribbons {
  readonly toKeyResults: readonly Ribbon[]
  readonly toWork: readonly Ribbon[]
  readonly lit: {
    readonly objectives: ReadonlySet<number>
    readonly keyResults: ReadonlySet<number>
    readonly work: ReadonlySet<number>
  }
}

/** Of every row of the Map, in pixels: the ribbons are drawn to its middle. */
export const rowHeight = 68

/** Beyond this many only the widest are drawn: more would be a grey field. */
const mostRibbons = 240

export function ribbonsOf(model: MapModel, chosen: Chosen | undefined, { structure }: Figures): Ribbons {
  const lit = litBy(model, chosen, structure.parent)
  const placeOf = new Map(model.keyResults.map(({ keyResult }, place) => [keyResult, place]))
  const toKeyResults = model.goals.flatMap((goal, left) =>
    goal.keyResults.map((keyResult): Ribbon => {
      const right = placeOf.get(keyResult) ?? 0
      const isLit = lit.objectives.has(goal.objective) && lit.keyResults.has(keyResult)
      const share = goal.objective < 0 ? 0 : (model.keyResults[right]?.weight ?? 0)
      return { key: `${goal.objective} ${keyResult}`, left, right, share, lit: isLit }
    }),
  )
  const toWork = model.work.flatMap(({ item, parts }, right) =>
    [...parts].map(([keyResult, share]): Ribbon => {
      const isLit = lit.keyResults.has(keyResult) && lit.work.has(item)
      return { key: `${keyResult} ${item}`, left: placeOf.get(keyResult) ?? 0, right, share, lit: isLit }
    }),
  )
  return { toKeyResults, toWork: widest(toWork), lit }
}

function widest(ribbons: readonly Ribbon[]): readonly Ribbon[] {
  if (ribbons.length <= mostRibbons) return ribbons
  return ribbons.toSorted((a, b) => Number(b.lit) - Number(a.lit) || b.share - a.share).slice(0, mostRibbons)
}

function litBy(model: MapModel, chosen: Chosen | undefined, parent: Int32Array): Ribbons['lit'] {
  const objectives = new Set<number>()
  const keyResults = new Set<number>()
  const work = new Set<number>()
  if (chosen === undefined) return { objectives, keyResults, work }
  const goalOf = new Map(
    model.goals.flatMap(({ objective, keyResults: own }) => own.map((at) => [at, objective])),
  )
  if (chosen.kind === 'objective') {
    objectives.add(chosen.at)
    const goal = model.goals.find(({ objective }) => objective === chosen.at)
    for (const at of goal?.keyResults ?? []) keyResults.add(at)
  } else if (chosen.kind === 'keyResult') keyResults.add(chosen.at)
  else {
    work.add(chosen.at)
    for (const row of model.work) {
      if (row.item !== chosen.at && !isBelow(row.item, chosen.at, parent)) continue
      work.add(row.item)
      for (const at of row.parts.keys()) keyResults.add(at)
    }
  }
  for (const at of keyResults) objectives.add(goalOf.get(at) ?? -1)
  if (chosen.kind !== 'work')
    for (const { item, parts } of model.work)
      if ([...parts.keys()].some((at) => keyResults.has(at))) work.add(item)
  return { objectives, keyResults, work }
}

function isBelow(item: number, group: number, parent: Int32Array): boolean {
  for (let at = parent[item] ?? -1; at >= 0; at = parent[at] ?? -1) if (at === group) return true
  return false
}

/** A band from the middle of one row to the middle of another, as an SVG path; pixels. */
export function ribbonPath(width: number, fromY: number, toY: number, thick: number): string {
  const half = Math.max(0.75, thick / 2)
  const bend = width / 2
  const top = `M0 ${fromY - half}C${bend} ${fromY - half} ${bend} ${toY - half} ${width} ${toY - half}`
  return `${top}V${toY + half}C${bend} ${toY + half} ${bend} ${fromY + half} 0 ${fromY + half}Z`
}
