// The JSON that other programs read keeps its shape: every golden plan and the sample against the schema, and the schema
// against its description.

import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { figuresToJson } from '../../../server/cli/figures-json.ts'
import { figuresShape } from '../../../server/cli/figures-shape.ts'
import type { Json, JsonObject } from '../../../shared/base/json.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { liveMoment, momentAsOf } from '../../../shared/engine/moment.ts'
import { planFileOfJson, planOfFile } from '../../../shared/exchange/plan-file.ts'
import { samplePlanFile } from '../../../shared/sample/sample-plan.ts'

const now = Date.UTC(2026, 10, 23, 9)
const guide = readFileSync(fileURLToPath(new URL('../../../server/cli/FIGURES.md', import.meta.url)), 'utf8')

const plans = fileURLToPath(new URL('../../plans/', import.meta.url))

function figuresOfJson(json: Json): Figures {
  const file = planFileOfJson(json)
  if (!file.ok) throw new Error(file.error.map(({ message }) => message).join('; '))
  const { plan, asOf } = planOfFile(file.value)
  const { timeZone } = plan.settings
  return figuresOf(plan, asOf === undefined ? liveMoment(timeZone, now) : momentAsOf(timeZone, asOf))
}

const sampleFigures = (): Figures => figuresOfJson(samplePlanFile(now, 'Europe/Berlin'))

/** What is wrong with it, with its place. */
function troubles(figures: Figures): readonly string[] {
  const read = figuresShape.safeParse(figuresToJson(figures))
  return read.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
}

/** Names of members at any depth; of maps by id or by figure, and of what gaps are made of, only what is in them. */
function memberNames(json: Json | undefined): readonly string[] {
  if (Array.isArray(json)) return json.flatMap((member: Json) => memberNames(member))
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json).flatMap(([name, of]) => {
    if (free.has(name)) return [name]
    const isMap = maps.has(name) && typeof of === 'object' && !Array.isArray(of) && of !== null
    return [name, ...(isMap ? Object.values(of).flatMap((member) => memberNames(member)) : memberNames(of))]
  })
}

const maps = new Set(['items', 'groups', 'departments', 'capacity', 'reasons'])
const free = new Set(['facts', 'first', 'second', 'waitsFor'])

describe('the shape of figures as JSON', () => {
  test('the sample has it', () => {
    expect(troubles(sampleFigures())).toEqual([])
  })

  test.each(readdirSync(plans))('%s has it', (file) => {
    expect(troubles(figuresOfJson(JSON.parse(readFileSync(plans + file, 'utf8'))))).toEqual([])
  })

  test('every member of it is described', () => {
    const { items, value, keyResults, capacity } = figuresShape.shape
    const names = [
      figuresShape.shape,
      items.valueType.shape,
      value.shape,
      value.shape.plan.shape,
      value.shape.plan.shape.earnedSchedule.shape,
      keyResults.element.shape,
      capacity.valueType.shape,
      capacity.valueType.shape.weeks.element.shape,
    ].flatMap((shape) => Object.keys(shape))
    const words = new Set(guide.match(/\w+/g))
    expect(names.filter((name) => !words.has(name))).toEqual([])
  })

  test('every member that is printed is described, wherever it stands', () => {
    const words = new Set(guide.match(/\w+/g))
    const printed = new Set(memberNames(figuresToJson(sampleFigures())))
    expect(printed.size).toBeGreaterThan(150)
    expect([...printed].filter((name) => !words.has(name))).toEqual([])
  })

  test('SC1.3 a plan ends on the day on which its last milestone is shown', () => {
    const opening = { id: 'opening', title: 'Opening', type: 'milestone', finish: '2026-03-09' }
    const file = { plumbline: 1, asOf: '2026-03-04', plan: { start: '2026-03-02' }, items: [opening] }
    const { finish, items } = figuresShape.parse(figuresToJson(figuresOfJson(file)))
    expect([finish, items['opening']?.finish]).toEqual(['2026-03-09', '2026-03-09'])
  })

  test('CA1 a person’s weeks hold their work and their hours, less the days away', () => {
    const json = JSON.parse(readFileSync(`${plans}gap-CA1-overload.json`, 'utf8')) as JsonObject
    const { capacity } = figuresShape.parse(figuresToJson(figuresOfJson({ ...json, asOf: '2026-03-04' })))
    const away = [{ id: 'trip', from: '2026-03-09', to: '2026-03-13' }]
    expect(capacity['bo']).toMatchObject({ hoursPerWeek: 40, left: false, away })
    expect(capacity['bo']?.weeks).toEqual([
      { week: '2026-03-02', load: 0, capacity: 40, overloaded: false, work: [] },
      {
        week: '2026-03-09',
        load: 20,
        capacity: 0,
        overloaded: true,
        work: [{ item: 'music', hours: 20 }],
      },
      {
        week: '2026-03-16',
        load: 20,
        capacity: 40,
        overloaded: false,
        work: [{ item: 'music', hours: 20 }],
      },
    ])
  })

  test('a key result without a figure says why', () => {
    const { keyResults } = figuresShape.parse(figuresToJson(sampleFigures()))
    const silent = keyResults.filter(({ value }) => value === null)
    expect(silent.map(({ id, reasons }) => [id, reasons['pace']])).toEqual([['answer', 'no reading']])
    for (const { reasons, ...figures } of keyResults) {
      const empty = [
        'expected',
        'variance',
        'attained',
        'pace',
        'projection',
        'outlook',
        'shortfall',
        'value',
      ]
      expect(Object.keys(reasons).toSorted()).toEqual(
        empty.filter((field) => (figures as Record<string, unknown>)[field] === null).toSorted(),
      )
    }
  })
})
