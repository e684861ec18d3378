// Figures as plain comparable data: functions left out, typed arrays and maps as lists, dates of the schedule by day.
import type { BaseFigures } from '../../../shared/engine/figures.ts'

const given: ReadonlySet<string> = new Set(['plan', 'baseline', 'structure', 'schedule'])

export function plainFigures(figures: BaseFigures): Readonly<Record<string, unknown>> {
  const { schedule, structure, baseline } = figures
  const rest = Object.entries(figures).filter(([name]) => !given.has(name))
  const positions = Array.from({ length: structure.count }, (_, index) => index)
  return {
    ...Object.fromEntries(rest.map(([name, value]) => [name, plain(value)])),
    baseline: baseline?.id,
    parent: [...structure.parent],
    start: positions.map((index) => schedule.startDay(index)),
    finish: positions.map((index) => schedule.finishDay(index)),
    totalFloat: [...schedule.totalFloat],
    freeFloat: [...schedule.freeFloat],
    critical: [...schedule.critical],
    flags: [...schedule.flags],
  }
}

function plain(value: unknown): unknown {
  if (value instanceof Map) return [...value].map(([key, one]) => [key, plain(one)])
  if (ArrayBuffer.isView(value)) return [...(value as Float64Array)]
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, one]) => typeof one !== 'function')
  return Object.fromEntries(entries.map(([name, one]) => [name, plain(one)]))
}
