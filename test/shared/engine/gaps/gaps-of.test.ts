// What holds for all gaps, whatever the plan: fresh and by steps they are the same, each has words, a mending and a place.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { must } from '../../../../shared/base/assert.ts'
import { changeTable } from '../../../../shared/base/table.ts'
import { figuresOf } from '../../../../shared/engine/figures.ts'
import type { Figures } from '../../../../shared/engine/figures.ts'
import { ruleIds, severities } from '../../../../shared/engine/gaps/gap.ts'
import type { Gap } from '../../../../shared/engine/gaps/gap.ts'
import { itemRules, planRules } from '../../../../shared/engine/gaps/registry.ts'
import type { Moment } from '../../../../shared/engine/moment.ts'
import { createAssembler, patchPlan } from '../../../../shared/plan/assemble/assemble-plan.ts'
import type { Plan } from '../../../../shared/plan/plan.ts'
import { createTelling } from '../../../../shared/text/telling.ts'
import { furtherText } from '../../../../shared/text/further-text.ts'
import { generatePlan } from '../../../bench/generate-plan.ts'
import { momentOn } from '../../../helpers/plan-builder.ts'
import { GrowingSource } from '../../plan/growing-source.ts'
import { step } from '../../plan/random-source.ts'
import { planEdits } from './edit-a-plan.ts'

const around = '2026-03-04'
const names = Object.keys(planEdits)
const now = (minutes = 0): Moment => momentOn(around, 12 * 60 + minutes)

const judged = ({ roots, said, gaps, headline }: Figures): unknown => ({ roots, said, gaps, headline })

const fresh = (plan: Plan, moment: Moment): unknown => judged(figuresOf(plan, moment))

describe('gaps, roots and headline after edits one by one = from scratch', { timeout: 60_000 }, () => {
  test('of a generated plan', () => {
    const steps = fc.array(
      fc.tuple(fc.constantFrom(...names), fc.nat(10_000), fc.constantFrom(0, 7, 24 * 60)),
      { minLength: 1, maxLength: 10 },
    )
    fc.assert(
      fc.property(fc.nat(10_000), steps, (seed, list) => {
        let plan = generatePlan(40, seed, around)
        let figures = figuresOf(plan, now())
        let minutes = 0
        for (const [name, pick, wait] of list) {
          plan = must(planEdits[name])(plan, pick)
          minutes += wait
          figures = figuresOf(plan, now(minutes), figures)
          expect(judged(figures)).toEqual(fresh(plan, now(minutes)))
        }
      }),
      { numRuns: 50 },
    )
  })

  test('of an item linked in a circle that changes its department (seed 4844)', () => {
    const steps = [['link', 862] as const, ['department', 6845] as const, ['owner', 0] as const]
    let plan = generatePlan(40, 4844, around)
    let figures = figuresOf(plan, now())
    for (const [name, pick] of steps) {
      plan = must(planEdits[name])(plan, pick)
      figures = figuresOf(plan, now(), figures)
      expect(judged(figures)).toEqual(fresh(plan, now()))
    }
  })

  test('of documents that merging made odd, and reading them never throws', () => {
    const batches = fc.array(fc.array(step, { minLength: 1, maxLength: 10, size: 'max' }), {
      maxLength: 5,
      size: 'max',
    })
    fc.assert(
      fc.property(batches, (all) => {
        const source = new GrowingSource()
        let assembled = createAssembler(source)
        const moment = momentOn('2026-01-20')
        let figures = figuresOf(assembled.plan, moment)
        for (const batch of all) {
          for (const each of batch) source.take(each)
          assembled = patchPlan(assembled, source, {
            changed: batch.flatMap((each) =>
              each.type === 'entry' ? [] : [{ kind: each.kind, id: each.id }],
            ),
            added: batch.flatMap((each) => (each.type === 'entry' ? [each.entry] : [])),
          })
          figures = figuresOf(assembled.plan, moment, figures)
          expect(judged(figures)).toEqual(fresh(assembled.plan, moment))
          figures.gaps.forEach((gap) => expectWords(gap, figures))
        }
      }),
      { numRuns: 100 },
    )
  })
})

function expectWords(gap: Gap, figures: Figures): void {
  const telling = createTelling(figures.plan, figures.moment, figures.schedule.axis)
  const words = furtherText('en').gaps
  const sentence = words.sentence(gap, telling)
  expect(sentence).toMatch(/^\S.*[.?]$/s)
  expect(sentence).not.toMatch(/undefined|null|NaN|\b(?:OW|FR|MP|CO|CN|KR|BA)\d/)
  expect(words.mend(gap, telling)).not.toBe('')
}

describe('every gap', () => {
  const figures = figuresOf(generatePlan(400, 11, around), now())

  test('has a sentence of at most 90 characters without ids or signs of nothing, and a button', () => {
    const telling = createTelling(figures.plan, figures.moment, figures.schedule.axis)
    expect(figures.gaps.length).toBeGreaterThan(100)
    for (const gap of figures.gaps) {
      expectWords(gap, figures)
      expect(furtherText('en').gaps.sentence(gap, telling).length).toBeLessThanOrEqual(90)
    }
  })

  test('has a key of its own', () => {
    const keys = figures.gaps.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('stands by severity, then by rule, then by position', () => {
    const places = figures.gaps.map(({ severity, rule }) => [
      severities.indexOf(severity),
      ruleIds.indexOf(rule),
    ])
    expect(places).toEqual(places.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d))
  })

  test('names nobody who has left', () => {
    const people = figures.plan.people.list.slice(0, 5).map((person) => ({ ...person, left: true }))
    const left = new Set(people.map(({ id }) => id))
    const plan = { ...figures.plan, people: changeTable(figures.plan.people, people) }
    const asked = figuresOf(plan, now()).gaps.map(({ person }) => person)
    expect(asked.filter((person) => person !== undefined && left.has(person))).toEqual([])
    expect(figures.gaps.some(({ person }) => person !== undefined && left.has(person))).toBe(true)
  })
})

test('every rule has one place in the registry', () => {
  const rules = [...itemRules, ...planRules].map(({ rule }) => rule)
  expect(rules.toSorted()).toEqual([...ruleIds].sort())
})

describe('a plan says what it does not use', () => {
  const plan = generatePlan(200, 5, around)
  const rulesWith = (notUsed: Record<string, true>): ReadonlySet<string> => {
    const policies = { ...plan.settings.policies, notUsed }
    const settings = { ...plan.settings, policies }
    return new Set(figuresOf({ ...plan, settings }, now()).gaps.map(({ rule }) => rule))
  }

  test('a rule by its id', () => {
    expect(rulesWith({})).toContain('CN4')
    expect(rulesWith({ CN4: true })).not.toContain('CN4')
  })

  test('key results with every rule about them', () => {
    const rules = ['MP1', 'MP2', 'MP3', 'MP9', 'KR1', 'KR2', 'AC3']
    expect([...rulesWith({})]).toEqual(expect.arrayContaining(['MP1', 'MP9', 'AC3']))
    const rest = rulesWith({ keyResults: true })
    for (const rule of rules) expect(rest).not.toContain(rule)
  })

  test('AC3 AC4: what is asked about takes the place of what is told about', () => {
    expect([...rulesWith({})].filter((rule) => ['KR1', 'KR2', 'CA2'].includes(rule))).toEqual([])
    const told = rulesWith({ AC3: true, AC4: true })
    expect([...told]).toEqual(expect.arrayContaining(['KR1', 'KR2']))
  })
})

test('*right as it is, because …* takes one rule from one item', () => {
  const plan = generatePlan(200, 5, around)
  const figures = figuresOf(plan, now())
  const gap = must(figures.gaps.find(({ rule }) => rule === 'MP1'))
  const item = must(plan.items.list.find(({ id }) => id === gap.about.id))
  const items = changeTable(plan.items, [{ ...item, rightAsItIs: { MP1: 'a gift' } }])
  const after = figuresOf({ ...plan, items }, now(), figures)
  expect(figures.gaps.filter((one) => !after.gaps.includes(one))).toEqual([gap])
})

test('an edit that no rule reads keeps the list of gaps itself', () => {
  const plan = generatePlan(200, 5, around)
  const figures = figuresOf(plan, now())
  const items = changeTable(plan.items, [{ ...must(plan.items.list[50]), title: 'Another' }])
  expect(figuresOf({ ...plan, items }, now(), figures).gaps).toBe(figures.gaps)
})
