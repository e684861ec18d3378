import { describe, expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { createTable } from '../../../shared/base/table.ts'
import type { Certificate, MemberRole } from '../../../shared/plan/certificate.ts'
import { closePeriod } from '../../../shared/commands/close-period.ts'
import type { CommandContext } from '../../../shared/commands/command.ts'
import {
  balancesInRecord,
  balancesOf,
  balancesThatDiffer,
  openingBalances,
} from '../../../shared/engine/opening-balances.ts'
import type { Balances } from '../../../shared/engine/opening-balances.ts'
import { closedPeriods, lateEntries, lastPeriod } from '../../../shared/engine/periods.ts'
import { seedDocs } from '../../../shared/doc/seed.ts'
import { openingBalance } from '../../../shared/plan/past/opening-balance.ts'
import { assemblePlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import { settledEntries } from '../../../shared/plan/assemble/settled-entries.ts'
import { append, create, createReplica, meet } from '../doc/replica.ts'
import type { Replica } from '../doc/replica.ts'

const planOf = ({ reader }: Replica) => assemblePlan(reader.source)
const booked = (amount: number, day: string) =>
  append('booking', { item: 'a', measure: 'cost', amount, day, total: false })

async function close(replica: Replica, through: string, name: string, balances?: Balances) {
  const newId = () => `book ${name}`
  const context = { plan: planOf(replica), today: '2026-11-24', me: replica.name, newId } as CommandContext
  const outcome = closePeriod.run(
    { name, through, figures: { v: 1, money: 5 }, ...(balances && { balances }) },
    context,
  )
  if (!outcome.ok) return outcome.error
  await replica.do(outcome.value.edits)
  return undefined
}

const late = (replica: Replica) =>
  lateEntries(must(lastPeriod(planOf(replica))), settledEntries(replica.reader.source.entries), 'UTC')

/** Mara and Tomas on Friday; Tomas goes offline and books, Mara closes the week on Tuesday. */
async function lockedWhileApart() {
  const [mara, tomas] = [createReplica('mara'), createReplica('tomas')]
  const friday = Date.UTC(2026, 10, 20, 9)
  mara.now = tomas.now = friday
  await mara.do([create('item', 'a', { title: 'A', type: 'task' })])
  meet(mara, tomas)
  await tomas.do([booked(10, '2026-11-20')])
  meet(mara, tomas)
  await tomas.do([booked(7, '2026-11-20')])
  mara.now = tomas.now = Date.UTC(2026, 10, 24, 9)
  await close(mara, '2026-11-22', 'Week 47')
  await tomas.do([booked(1, '2026-11-24')])
  return { mara, tomas }
}

test('PE1 what was said before the lock and comes after it is late, counts, and leaves the closed figures alone', async () => {
  const { mara, tomas } = await lockedWhileApart()
  expect(late(mara)).toEqual([])
  const frozen = must(lastPeriod(planOf(mara))).figures
  meet(mara, tomas)
  for (const one of [mara, tomas]) {
    // What was known at the closing is not late, nor is what was said after the period.
    expect(late(one).map(({ body }) => body['amount'])).toEqual([7])
    expect(planOf(one).reports.list[0]?.cost).toBe(18)
    expect(must(lastPeriod(planOf(one))).figures).toEqual(frozen)
  }
})

test('PE1 the closing names where each device’s list stood', async () => {
  const { mara } = await lockedWhileApart()
  const { frontier } = must(lastPeriod(planOf(mara)))
  expect(Object.values(frontier).map(({ count }) => count)).toEqual([2, 2])
})

test('PE1 what a copy brought along of before its closing is not late in it', async () => {
  const { mara } = await lockedWhileApart()
  const copy = createReplica('copy')
  copy.now = mara.now + 1000
  const now = copy.now++
  const forward = openingBalance(mara.reader.source, now, 'opened')
  const head = await seedDocs(copy.docs, forward, copy.device, { now, newId: () => `seed-${copy.now++}` })
  copy.device = { ...copy.device, head }
  await copy.do([booked(3, '2026-11-20')])
  expect(late(copy)).toEqual([])
  expect(must(lastPeriod(planOf(copy))).figures).toEqual(must(lastPeriod(planOf(mara))).figures)
  expect(planOf(copy).reports.list[0]?.cost).toBe(13)
})

test('PE1 a closed day cannot be closed again, nor one that is not over', async () => {
  const { mara } = await lockedWhileApart()
  expect(await close(mara, '2026-11-20', 'Again')).toMatchObject({ code: 'PERIOD_CLOSED' })
  expect(await close(mara, '2026-11-24', 'Today')).toMatchObject({ code: 'DAY_NOT_OVER' })
})

test('PE1 what a reporter closed is not closed; a role given or taken later makes no difference', async () => {
  const { mara } = await lockedWhileApart()
  const plan = planOf(mara)
  const { device = '', at } = must(lastPeriod(plan))
  const closedAs = (...roles: readonly (readonly [role: MemberRole, from: number])[]): number => {
    const certificates = roles.map(([role, from]) => ({ role, from, relayKey: 'relay' }) as Certificate)
    const devices = createTable([{ id: device, certificates }])
    return closedPeriods({ ...plan, settings: { ...plan.settings, relayKey: 'relay' }, devices }).length
  }
  expect(closedAs()).toBe(1)
  expect(closedAs(['planner', 1])).toBe(1)
  expect(closedAs(['reporter', 1])).toBe(0)
  expect(closedAs(['planner', 1], ['reporter', at + 1])).toBe(1)
  expect(closedAs(['reporter', 1], ['planner', at + 1])).toBe(0)
})

test('PE1 of two closings for one day by devices apart the earliest counts, the other is kept', async () => {
  const { mara, tomas } = await lockedWhileApart()
  await close(tomas, '2026-11-22', 'Tomas’ week')
  meet(mara, tomas)
  const [closed] = closedPeriods(planOf(mara))
  expect(must(closed).period.name).toBe('Week 47')
  expect(must(closed).others.map(({ name }) => name)).toEqual(['Tomas’ week'])
})

describe('PE2 opening balances of the next ledger', () => {
  async function opened() {
    const [mara, tomas] = [createReplica('mara'), createReplica('tomas')]
    mara.now = tomas.now = Date.UTC(2026, 10, 20, 9)
    const titles = Array.from({ length: 501 }, (_, i) => `i${i}`)
    await mara.do(titles.map((id) => create('item', id, { title: id, type: 'task' })))
    await mara.do(
      titles.map((item) =>
        append('booking', { item, measure: 'cost', amount: 2, day: '2026-11-20', total: false }),
      ),
    )
    meet(mara, tomas)
    await tomas.do([
      append('booking', { item: 'i7', measure: 'cost', amount: 30, day: '2026-11-20', total: false }),
    ])
    mara.now = tomas.now = Date.UTC(2026, 10, 24, 9)
    await close(mara, '2026-11-22', 'Week 47', balancesOf(planOf(mara)))
    return { mara, tomas, period: () => must(lastPeriod(planOf(mara))) }
  }
  const read = (at: Replica) => openingBalances(must(lastPeriod(planOf(at))), at.reader.source.entries)

  test('are written with the closing, 500 items an entry, and stay as they are when something comes late', async () => {
    const { mara, tomas, period } = await opened()
    const pages = [...mara.reader.source.entries].filter(({ kind }) => kind === 'period.balance')
    expect(pages.map(({ body }) => Object.keys(body['items'] ?? {}).length)).toEqual([500, 1])
    expect(read(mara)).toMatchObject({ cost: 1002, hours: null })
    meet(mara, tomas)
    expect(read(tomas)).toEqual(read(mara))
    expect(read(mara)?.cost).toBe(1002)
    // What the next ledger opens with and what came late are, together, what is booked now.
    const lateCost = late(mara).reduce((sum, { body }) => sum + Number(body['amount'] ?? 0), 0)
    expect(1002 + lateCost).toBe(planOf(mara).reports.list.reduce((sum, { cost }) => sum + (cost ?? 0), 0))
    expect(
      balancesThatDiffer(must(read(mara)), balancesInRecord(mara.reader.source, period(), 'UTC')),
    ).toEqual([])
  })

  test('that the record does not give are named; another device’s page is none, and none is no balance', async () => {
    const { mara, tomas, period } = await opened()
    const before = must(read(mara))
    const forged = {
      ...before,
      list: before.list.map((one) => ({ ...one, ...(one.itemId === 'i7' && { cost: 9 }) })),
    }
    expect(balancesThatDiffer(forged, balancesInRecord(mara.reader.source, period(), 'UTC'))).toEqual(['i7'])
    await tomas.do([append('period.balance', { book: 'book Week 47', items: { i7: { cost: 1 } } })])
    meet(mara, tomas)
    expect(read(mara)).toEqual(before)
    const { book: _, ...bare } = period()
    expect(openingBalances(bare, mara.reader.source.entries)).toBeUndefined()
    expect(openingBalances({ ...period(), balances: 502 }, mara.reader.source.entries)).toBeUndefined()
  })
})
