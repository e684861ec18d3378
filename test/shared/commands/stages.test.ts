// Stages and value (ST) as people use them: what each step asks for, who may say yes, and what closes work.
import { describe, expect, test } from 'vitest'
import { append } from '../../../shared/commands/edits.ts'
import { askedOf } from '../../../shared/engine/stages/asked-of.ts'
import { must } from '../../../shared/base/assert.ts'
import { achieveValue } from '../../../shared/commands/achieve-value.ts'
import { approveStage, refuseStage } from '../../../shared/commands/answer-stage.ts'
import { askStage } from '../../../shared/commands/ask-stage.ts'
import { countersign } from '../../../shared/commands/countersign.ts'
import { moveStage } from '../../../shared/commands/move-stage.ts'
import { setGovernance } from '../../../shared/commands/set-governance.ts'
import { setItem } from '../../../shared/commands/set-item.ts'
import { setRole } from '../../../shared/commands/set-role.ts'
import { setValue } from '../../../shared/commands/set-value.ts'
import { withdrawEntry } from '../../../shared/commands/withdraw-entry.ts'
import { find } from '../../../shared/base/table.ts'
import { lackFor } from '../../../shared/engine/stages/entry-criteria.ts'
import { setPolicy } from '../../../shared/commands/set-policy.ts'
import { stageStanding } from '../../../shared/engine/stages/stage-standing.ts'
import { valueOf } from '../../../shared/engine/stages/value-fields.ts'
import type { ValueMeasure } from '../../../shared/plan/governance.ts'
import { createWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

const a = { item: 'a' } as const
const placeOf = (at: Workplace): string => stageStanding(at.plan, at.item('a')).place

const startOf = (at: Workplace) => valueOf(at.plan, at.item('a'), '2026-12-31')[0]?.baseline

/** Decided needs a budget, its sponsor (Tomas) and Mara; Tomas controls, too. */
async function governed(): Promise<Workplace> {
  const at = await createWorkplace()
  await at.do(setGovernance, {
    parts: { stages: true, value: true },
    needs: { 'decided value': true },
    approvers: { 'decided @sponsor': true, 'decided mara': true },
  })
  await at.do(setRole, { ...a, role: 'sponsor', person: 'tomas' })
  await at.do(setRole, { ...a, role: 'controller', person: 'tomas' })
  return at
}

const say = (at: Workplace, measure: ValueMeasure, amount: number, day = '2026-12-31'): Promise<string> =>
  at.do(setValue, { ...a, kind: 'profit', measure, day, amount })

test('switched off, nothing of it can be said', async () => {
  const at = await createWorkplace()
  expect(at.refusal(moveStage, { ...a, stage: 'identified' })).toMatch(/does not use stages/)
  expect(at.refusal(countersign, a)).toMatch(/does not use stages/)
})

describe('ST1 entering a stage', () => {
  test('asks for its fields, then for whoever approves it; the last yes moves it, and ST4 freezes its targets', async () => {
    const at = await governed()
    await at.do(moveStage, { ...a, stage: 'detailed' })
    expect(at.refusal(moveStage, { ...a, stage: 'decided' })).toBe(
      'Decided needs a value target, the approval of Tomas Berg and Mara Lindqvist. Fill it in, or move it with a reason.',
    )
    expect(at.refusal(askStage, { ...a, stage: 'decided' })).toBe(
      'Decided needs a value target. Fill it in, or move it with a reason.',
    )
    await say(at, 'target', 90_000)
    await at.do(askStage, { ...a, text: 'Pays back in a year.' })
    await at.do(approveStage, a)
    expect(placeOf(at)).toBe('detailed')
    at.me = 'tomas'
    await at.do(approveStage, a)
    expect(placeOf(at)).toBe('decided')
    expect(startOf(at)).toBe(90_000)
    expect(at.refusal(approveStage, a)).toBe('Nothing is asked for any more.')
  })

  test('ST4 the last approval is entries alone: a reporter may give it, and what was aimed at then stays the start', async () => {
    const at = await governed()
    await say(at, 'target', 90_000)
    await at.do(askStage, { ...a, stage: 'decided' })
    await at.do(approveStage, a)
    at.me = 'tomas'
    const outcome = at.try(approveStage, a)
    expect(outcome.ok && outcome.value.edits.map(({ type }) => type)).toEqual(['append', 'append'])
    await at.do(approveStage, a)
    await say(at, 'target', 120_000)
    await say(at, 'target', 10_000, '2027-01-31')
    expect(startOf(at)).toBe(90_000)
    // Going back and deciding anew is no new start; one that somebody writes counts in its place.
    await at.do(moveStage, { ...a, stage: 'detailed', reason: 'Once more.' })
    await at.do(moveStage, { ...a, stage: 'decided' })
    expect(startOf(at)).toBe(90_000)
    await say(at, 'baseline', 70_000)
    expect(startOf(at)).toBe(70_000)
  })

  test('ST1 two who approved apart, neither having been the last: it waits for either of them, who moves it', async () => {
    const at = await governed()
    await say(at, 'target', 90_000)
    await at.do(askStage, { ...a, stage: 'decided' })
    const asked = must(stageStanding(at.plan, at.item('a')).request).id
    const yes = append('stage.approved', { item: 'a', asked })
    await at.apart([yes], [yes])
    expect(placeOf(at)).toBe('defined')
    const askedOfEach = (): readonly number[] =>
      ['mara', 'tomas', 'ines'].map((who) => askedOf(at.plan, who).length)
    expect(askedOfEach()).toEqual([1, 1, 0])
    at.me = 'tomas'
    await at.do(approveStage, a)
    expect(placeOf(at)).toBe('decided')
    expect(askedOfEach()).toEqual([0, 0, 0])
  })

  test('what the plan does not use is not asked for: nobody could fill it in', async () => {
    const at = await governed()
    await at.do(setGovernance, { needs: { 'decided budget': true } })
    expect(lackFor(at.plan, at.item('a'), 'decided').needs).toEqual(['budget', 'value'])
    await at.do(setPolicy, { name: 'notUsed.budgets', value: true })
    await at.do(setGovernance, { parts: { value: null } })
    expect(lackFor(at.plan, at.item('a'), 'decided').needs).toEqual([])
  })

  test('nobody else approves; a refusal says why and ends the request', async () => {
    const at = await governed()
    await say(at, 'target', 90_000)
    await at.do(askStage, { ...a, stage: 'decided' })
    at.me = 'ines'
    expect(at.refusal(approveStage, a)).toBe('Only Tomas Berg and Mara Lindqvist can answer this.')
    at.me = 'mara'
    expect(at.refusal(refuseStage, a)).toBe('Give it a reason why not.')
    await at.do(refuseStage, { ...a, reason: 'Too dear.' })
    const { request, refused } = stageStanding(at.plan, at.item('a'))
    expect([request, refused?.refusals[0]?.reason]).toEqual([undefined, 'Too dear.'])
    await at.undo()
    expect(stageStanding(at.plan, at.item('a')).request).toBeDefined()
  })

  test('with a reason it is moved all the same; back, on hold and cancelled need one', async () => {
    const at = await governed()
    await at.do(moveStage, { ...a, stage: 'decided', reason: 'The board decided it in May.' })
    expect(at.refusal(moveStage, { ...a, stage: 'detailed' })).toBe('Give it a reason why it goes back.')
    expect(at.refusal(moveStage, { ...a, stage: 'on hold' })).toBe('Give it a reason why it is put on hold.')
    await at.do(moveStage, { ...a, stage: 'on hold', reason: 'No people until June.' })
    expect(stageStanding(at.plan, at.item('a'))).toMatchObject({ place: 'on hold', stage: 'decided' })
    await at.do(moveStage, { ...a, stage: 'decided' })
    expect(placeOf(at)).toBe('decided')
  })
})

describe('ST3 closing', () => {
  async function implemented(): Promise<Workplace> {
    const at = await governed()
    await say(at, 'target', 90_000)
    await at.do(moveStage, { ...a, stage: 'implemented', reason: 'Done before.' })
    return at
  }

  test('only its controller closes it, on what was achieved', async () => {
    const at = await implemented()
    expect(at.refusal(moveStage, { ...a, stage: 'closed' })).toMatch(/^Only its controller closes it/)
    expect(at.refusal(countersign, a)).toBe('Tomas Berg is its controller, and alone can countersign.')
    at.me = 'tomas'
    expect(at.refusal(countersign, a)).toMatch(/^Nothing was said to be achieved yet/)
    await at.do(achieveValue, { ...a, kind: 'profit', amount: 85_000 })
    await at.do(countersign, { ...a, text: 'As booked.' })
    expect(stageStanding(at.plan, at.item('a'))).toMatchObject({
      place: 'closed',
      signature: { by: 'tomas', achieved: { profit: 85_000 }, reason: 'As booked.' },
    })
    await at.do(setRole, { ...a, role: 'controller', person: 'mara' })
    expect(placeOf(at)).toBe('closed')
    await at.undo()
  })

  test('an approval that closing asks for is asked, given and countersigned; its controller is asked last', async () => {
    const at = await implemented()
    await at.do(setGovernance, { approvers: { 'closed @sponsor': true } })
    await at.do(setRole, { ...a, role: 'sponsor', person: 'mara' })
    const asked = (): readonly string[] =>
      ['mara', 'tomas'].flatMap((who) => askedOf(at.plan, who).map(({ type }) => `${who} ${type}`))
    await at.do(achieveValue, { ...a, kind: 'profit', amount: 85_000 })
    expect(asked()).toEqual([])
    at.me = 'tomas'
    expect(at.refusal(countersign, a)).toBe('Closed needs the approval of Mara Lindqvist. Ask for it first.')
    await at.do(askStage, { ...a, text: 'All of it is there.' })
    expect(asked()).toEqual(['mara approve'])
    expect(at.refusal(approveStage, a)).toBe('Only Mara Lindqvist can answer this.')
    at.me = 'mara'
    await at.do(approveStage, a)
    expect([placeOf(at), asked()]).toEqual(['implemented', ['tomas countersign']])
    at.me = 'tomas'
    await at.do(countersign, a)
    expect([placeOf(at), asked()]).toEqual(['closed', []])
  })

  test('whoever approves the closing and controls it does both by countersigning; nobody is asked before it can be', async () => {
    const at = await implemented()
    await at.do(setGovernance, { approvers: { 'closed @sponsor': true } })
    expect(askedOf(at.plan, 'tomas')).toEqual([])
    await at.do(achieveValue, { ...a, kind: 'profit', amount: 85_000 })
    expect(askedOf(at.plan, 'tomas')).toMatchObject([{ type: 'countersign', stage: 'closed' }])
    at.me = 'tomas'
    await at.do(countersign, a)
    expect(placeOf(at)).toBe('closed')
    await at.do(setRole, { ...a, role: 'controller', person: 'mara' })
    expect(lackFor(at.plan, at.item('a'), 'closed').approvers).toEqual([])
  })

  test('closing is asked for of work that is Implemented, and only where somebody approves it', async () => {
    const at = await governed()
    expect(at.refusal(askStage, { ...a, stage: 'closed' })).toBe(
      'Only what is Implemented can be countersigned.',
    )
    await at.do(moveStage, { ...a, stage: 'implemented', reason: 'Done before.' })
    expect(at.refusal(askStage, a)).toMatch(/^Only its controller closes it/)
  })

  test('a countersignature falls by a withdrawal of whoever gave it, and by nobody else’s', async () => {
    const at = await implemented()
    at.me = 'tomas'
    await at.do(achieveValue, { ...a, kind: 'profit', amount: 85_000 })
    await at.do(countersign, a)
    const entry = must(stageStanding(at.plan, at.item('a')).signature).id
    at.me = 'mara'
    await at.do(withdrawEntry, { entry })
    expect(placeOf(at)).toBe('closed')
    at.me = 'tomas'
    await at.do(withdrawEntry, { entry })
    expect(placeOf(at)).toBe('implemented')
    await at.undo()
    expect(placeOf(at)).toBe('closed')
  })

  test('what is not Implemented is not countersigned; without a controller nobody can', async () => {
    const at = await governed()
    at.me = 'tomas'
    expect(at.refusal(countersign, a)).toBe('Only what is Implemented can be countersigned.')
    await at.do(setRole, { ...a, role: 'controller', person: null })
    expect(at.refusal(countersign, a)).toMatch(/^It has no controller/)
  })
})

test('ST4 what adds up adds up, of what stands the latest stands', async () => {
  const at = await governed()
  await say(at, 'target', 30_000, '2026-11-02')
  await say(at, 'target', 60_000)
  await at.do(setValue, { ...a, kind: 'headcount', measure: 'target', day: '2026-11-02', amount: 4 })
  await at.do(setValue, { ...a, kind: 'headcount', measure: 'target', day: '2026-12-31', amount: 6 })
  await at.do(achieveValue, { ...a, kind: 'profit', amount: 20_000, day: '2026-11-10' })
  await at.do(achieveValue, { ...a, kind: 'profit', amount: 5000 })
  const figures = valueOf(at.plan, must(find(at.plan.items, 'a')), '2026-11-20')
  expect(figures).toMatchObject([
    { kind: 'profit', target: 90_000, targetByNow: 30_000, achieved: 25_000, achievedByNow: 20_000 },
    { kind: 'headcount', target: 6, targetByNow: 4, achieved: null },
  ])
})

test('evidence is a link or a small file; what is larger is refused', async () => {
  const at = await createWorkplace()
  await at.do(setItem, {
    ...a,
    evidence: { 'minutes·pdf': `data:application/pdf;base64,${'A'.repeat(85_000)}` },
  })
  expect(Object.keys(at.item('a').evidence)).toEqual(['minutes·pdf'])
  expect(at.refusal(setItem, { ...a, evidence: { big: 'A'.repeat(90_001) } })).toBe(
    'Evidence may have 90000 letters; this has 90001.',
  )
})
