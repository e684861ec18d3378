// What a copy of a plan changed, read from both; and taken over into the original as one command, which one undo takes back.
import { describe, expect, test } from 'vitest'
import { takeWhatIf } from '../../../shared/commands/take-what-if.ts'
import { seedDocs } from '../../../shared/doc/seed.ts'
import { copyDifference } from '../../../shared/exchange/what-if.ts'
import { openingBalance } from '../../../shared/plan/past/opening-balance.ts'
import { assemblePlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import { createWorkplace } from '../commands/workplace.ts'
import { append, create, createReplica, set } from '../doc/replica.ts'
import type { Replica } from '../doc/replica.ts'

const work = [
  create('plan', 'plan', { name: 'Nordic' }),
  create('person', 'mara', { name: 'Mara' }),
  create('item', 'a', { title: 'Labels', start: '2026-11-23', finish: '2026-12-04', labels: { red: true } }),
  create('item', 'b', { title: 'Shops', order: 'a1' }),
  create('item', 'gone', { title: 'Left' }),
]

/** As it stands, with an opening balance; what comes later is the copy's own. */
async function copyOf({ reader }: Replica): Promise<Replica> {
  const copy = createReplica('copy')
  const { head } = {
    head: await seedDocs(copy.docs, openingBalance(reader.source, copy.now, 'opened'), copy.device, {
      now: copy.now,
      newId: () => `seed-${copy.now++}`,
    }),
  }
  copy.device = { ...copy.device, head }
  copy.now += 1000
  return copy
}

async function begin(): Promise<readonly [original: Replica, copy: Replica]> {
  const original = createReplica('mara')
  await original.do(work)
  await original.do([append('checkIn', { item: 'a', status: 'on track', finish: '2026-12-07' })])
  await original.do([set('item', 'a', 'budget', 100)])
  return [original, await copyOf(original)]
}

const difference = (original: Replica, copy: Replica) =>
  copyDifference(original.reader.source, copy.reader.source)

describe('a copy of a plan', () => {
  test('says at first what the original says, promises and all, and nothing is different', async () => {
    const [original, copy] = await begin()
    const plain = ({ reader }: Replica): unknown => {
      const { devices: _, ...plan } = assemblePlan(reader.source)
      const reports = plan.reports.list.map((report) => ({
        ...report,
        checkIns: report.checkIns.map(({ device: __, ...said }) => said),
      }))
      return { ...plan, reports }
    }
    expect(plain(copy)).toEqual(plain(original))
    expect(difference(original, copy)).toEqual({ things: [], said: 0 })
  })

  test('tells each field from what it was to what it is, what came, and how much was reported', async () => {
    const [original, copy] = await begin()
    await copy.do([set('item', 'a', 'budget', 150), set('item', 'a', 'labels.red', null)])
    await copy.do([set('item', 'a', 'budget', 200)])
    await copy.do([create('item', 'new', { title: 'Second printer' }), create('item', 'brief', {})])
    await copy.do([set('item', 'brief', 'deleted', true), set('item', 'gone', 'deleted', true)])
    await copy.do([set('item', 'b', 'title', 'x')])
    await copy.do([set('item', 'b', 'title', 'Shops'), set('plan', 'plan', 'name', 'What if')])
    await copy.do([append('checkIn', { item: 'b', status: 'at risk' })])
    expect(difference(original, copy)).toEqual({
      things: [
        {
          kind: 'item',
          id: 'a',
          changes: [
            { field: 'budget', from: 100, to: 200 },
            { field: 'labels.red', from: true, to: null },
          ],
        },
        { kind: 'item', id: 'gone', changes: [{ field: 'deleted', from: null, to: true }] },
        { kind: 'item', id: 'new', created: { title: 'Second printer' }, changes: [] },
      ],
      said: 1,
    })
  })

  test('what came, was taken over and taken back can be taken over again; taken over, it is compared like the rest', async () => {
    const [original, copy] = await begin()
    await copy.do([create('item', 'new', { title: 'Second printer' })])
    const came = { kind: 'item', id: 'new', created: { title: 'Second printer' }, changes: [] }
    await original.do([create('item', 'new', { title: 'Second printer' })])
    await original.do([set('item', 'new', 'deleted', true)])
    expect(difference(original, copy).things).toEqual([came])
    await original.do([set('item', 'new', 'deleted', null)])
    expect(difference(original, copy).things).toEqual([])
    await copy.do([set('item', 'new', 'budget', 40)])
    expect(difference(original, copy).things).toEqual([
      { kind: 'item', id: 'new', changes: [{ field: 'budget', from: null, to: 40 }] },
    ])
  })

  test('names what somebody changed in the original since; what both changed alike is no difference', async () => {
    const [original, copy] = await begin()
    await copy.do([set('item', 'a', 'budget', 200), set('item', 'b', 'title', 'Stores')])
    await original.do([set('item', 'a', 'budget', 120), set('item', 'b', 'title', 'Stores')])
    expect(difference(original, copy).things).toEqual([
      { kind: 'item', id: 'a', changes: [{ field: 'budget', from: 100, to: 200, clash: 120 }] },
    ])
  })
})

describe('taking over', () => {
  test('is one command; without its group work stands at the top, a link to what is left out is none', async () => {
    const at = await createWorkplace()
    const before = at.plan
    await at.do(takeWhatIf, {
      things: [
        { kind: 'item', id: 'a', changes: [{ field: 'finish', to: '2026-12-11' }] },
        { kind: 'item', id: 'tried', created: { title: 'Tried', parent: 'left-out' }, changes: [] },
        { kind: 'link', id: 'l', created: { from: 'tried', to: 'left-out' }, changes: [] },
        { kind: 'link', id: 'm', created: { from: 'tried', to: 'a' }, changes: [] },
        { kind: 'baseline', id: 'agreed', created: { takenOn: '2026-12-01' }, changes: [] },
      ],
    })
    expect(at.plan.faults).toEqual([])
    expect(at.item('a').finish).toBe('2026-12-11')
    expect(at.item('tried').parentId).toBeUndefined()
    expect(at.plan.links.list.map(({ id }) => id)).toEqual(['ab', 'm'])
    expect(at.plan.baselines.list).toEqual([])
    await at.undo()
    expect(at.plan.items.list.map(({ id }) => id)).toEqual(before.items.list.map(({ id }) => id))
    expect(at.item('a').finish).toBe('2026-12-04')
  })

  test('of nothing is refused', async () => {
    const at = await createWorkplace()
    expect(at.refusal(takeWhatIf, { things: [] })).toBe('Give it at least one change.')
  })
})
