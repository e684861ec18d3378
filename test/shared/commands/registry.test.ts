// Every command there is: named once, given once with good arguments, taken back without a trace, refused where nothing is.
import { describe, expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { answerBreach } from '../../../shared/commands/answer-breach.ts'
import { addDays } from '../../../shared/base/day.ts'
import { find } from '../../../shared/base/table.ts'
import { createItem } from '../../../shared/commands/create-item.ts'
import { createItems } from '../../../shared/commands/create-items.ts'
import { deleteItem } from '../../../shared/commands/delete-item.ts'
import { addReading } from '../../../shared/commands/add-reading.ts'
import { checkIn } from '../../../shared/commands/check-in.ts'
import { doMany, step } from '../../../shared/commands/do-many.ts'
import { duplicateItems } from '../../../shared/commands/duplicate-items.ts'
import { moveItems } from '../../../shared/commands/move-items.ts'
import { byOrder } from '../../../shared/commands/order-among.ts'
import { registry } from '../../../shared/commands/registry.ts'
import { renameItem } from '../../../shared/commands/rename-item.ts'
import { create } from '../doc/replica.ts'
import { createWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

const answering = {
  about: { kind: 'item', id: 'launch' },
  measure: 'finish',
  text: 'Ask the authority to go first.',
  owner: 'mara',
  due: '2026-12-04',
} as const

const today = '2026-11-23'

/** Good arguments for each, after what has to be there first. */
const tries: Readonly<Record<string, (at: Workplace) => Promise<unknown> | unknown>> = {
  'plan.rename': () => ({ name: 'Open the Nordic market' }),
  'plan.set': () => ({
    currency: 'NOK',
    timeZone: 'Europe/Oslo',
    hoursPerDay: 7.5,
    levelNames: ['Program', 'Task'],
    start: '2026-11-02',
  }),
  'plan.setPolicy': () => ({ name: 'notUsed.MP1', value: true }),
  'plan.setCalendar': () => ({ workdays: [5, 1, 2, 3], holidays: { '2026-12-25': 'Christmas' } }),
  'plan.markHeadline': () => ({ item: 'launch', marked: true }),
  'baseline.take': () => ({ name: 'What the board approved' }),
  'import.apply': () => ({ edits: [create('item', 'row1', { title: 'From a file' })] }),
  'department.create': () => ({ name: 'Finance' }),
  'department.rename': () => ({ department: 'sales', name: 'Selling' }),
  'department.delete': () => ({ department: 'sales' }),
  'person.create': () => ({ name: 'Anna Lund', department: 'sales', hoursPerWeek: 30 }),
  'person.set': () => ({
    person: 'tomas',
    name: 'Tomas Berger',
    department: 'sales',
    email: 'tomas@example.org',
  }),
  'person.left': () => ({ person: 'tomas', left: true }),
  'person.setAbsence': () => ({
    person: 'tomas',
    away: { from: '2026-12-21', to: '2027-01-04', deputy: 'mara' },
  }),
  'person.delete': () => ({ person: 'ines' }),
  'kpi.create': () => ({ name: 'Leads', unit: 'pieces', aliases: { sales: 'contacts' } }),
  'kpi.set': () => ({
    kpi: 'orders',
    definition: 'Signed',
    direction: 'hold',
    bandLow: 1,
    bandHigh: 2,
    aliases: { sales: 'deals' },
  }),
  'kpi.delete': () => ({ kpi: 'orders' }),
  'reading.add': () => ({ kpi: 'orders', value: 12.5 }),
  'objective.create': () => ({ title: 'Be ready', parent: 'win', from: '2026-11-02', to: '2027-01-29' }),
  'objective.set': () => ({ objective: 'part', title: 'Another part', parent: null }),
  'objective.delete': () => ({ objective: 'part' }),
  'keyResult.create': () => ({
    objective: 'win',
    title: 'Resellers',
    targetDay: '2026-12-18',
    targetValue: 40,
  }),
  'keyResult.set': () => ({ keyResult: 'kr', gate: 'launch', weight: 2, checkpoints: { '2026-12-18': 5 } }),
  'keyResult.delete': () => ({ keyResult: 'kr' }),
  'item.create': () => ({
    title: 'Fit out',
    parent: 'work',
    after: 'a',
    owner: { type: 'person', id: 'tomas' },
    contributes: { kr: 1 },
  }),
  'item.createMany': () => ({
    items: [
      { title: 'Fit out', labels: { urgent: true }, status: 'on track', percent: 20 },
      { title: 'Open', finish: '2026-12-18' },
    ],
    parent: 'work',
    after: 'a',
  }),
  'item.duplicate': () => ({ items: ['work'] }),
  'item.rename': () => ({ item: 'a', title: 'Labels, printed' }),
  'item.setDates': () => ({ item: 'a', finish: '2026-12-11', deadline: '2026-12-15' }),
  'item.setOwner': () => ({ item: 'a', owner: { type: 'person', id: 'tomas' } }),
  'item.set': () => ({
    item: 'a',
    budget: 12_000,
    effort: 40,
    labels: { urgent: true },
    notes: 'Two colours.',
    department: 'sales',
  }),
  'item.setStatus': () => ({ item: 'a', status: 'on track' }),
  'item.move': () => ({ item: 'b', parent: null, after: null }),
  'item.moveMany': () => ({ items: ['b', 'a'], parent: null, after: null }),
  'item.contribute': () => ({ item: 'a', keyResult: 'kr', share: 0.5 }),
  'item.rightAsItIs': () => ({ item: 'a', rule: 'MP9', reason: 'A test launch.' }),
  'item.delete': () => ({ item: 'work' }),
  'item.restore': async (at) => {
    await at.do(deleteItem, { item: 'work' })
    return { item: 'work' }
  },
  'link.create': () => ({ from: 'b', to: 'launch', type: 'FF', lag: 2 }),
  'link.set': () => ({ link: 'ab', type: 'SS', lag: -3 }),
  'link.accept': () => ({ link: 'ab' }),
  'link.delete': () => ({ link: 'ab' }),
  'item.checkIn': () => ({
    item: 'a',
    status: 'at risk',
    remaining: 8,
    cost: 1200,
    note: 'The printer is slow.',
  }),
  'item.stillTrue': async (at) => {
    await at.do(checkIn, { item: 'a', status: 'on track' })
    return {}
  },
  'checkIn.confirm': async (at) => {
    await at.do(checkIn, { item: 'a', status: 'on track', forPerson: 'tomas' })
    const entry = at.report('a').checkIns[0]?.id
    at.me = 'tomas'
    return { entry }
  },
  'answer.give': () => ({ ...answering, owner: 'tomas' }),
  'answer.accept': async (at) => {
    await at.do(answerBreach, { ...answering, owner: 'tomas' })
    at.me = 'tomas'
    return { answer: at.plan.answers.list[0]?.id }
  },
  'answer.done': async (at) => {
    await at.do(answerBreach, answering)
    return { answer: at.plan.answers.list[0]?.id }
  },
  'comment.add': () => ({ about: { kind: 'item', id: 'a' }, text: 'Which colours?' }),
  'entry.withdraw': async (at) => {
    await at.do(addReading, { kpi: 'orders', value: 3 })
    return { entry: at.plan.readings.list[0]?.readings[0]?.id }
  },
  'device.speakFor': () => ({ person: 'tomas' }),
  many: () => ({ steps: [step(renameItem, { item: 'a', title: 'A' }), step(createItem, { title: 'C' })] }),
}

/** What somebody sees of the plan. */
function shown({ plan }: Workplace): unknown {
  return {
    ...plan,
    items: plan.items.list.map((item) => ({ ...item, promises: undefined, conflicts: undefined })),
    deletedItems: undefined,
    baselines: plan.baselines.list.length,
  }
}

function nowhereOf(key: string): unknown {
  if (key === 'about') return { kind: 'item', id: 'nowhere' }
  return key === 'items' ? ['nowhere'] : 'nowhere'
}

function titlesInside({ plan }: Workplace, parent: string | undefined): readonly string[] {
  return plan.items.list
    .filter(({ parentId }) => parentId === parent)
    .toSorted(byOrder)
    .map(({ title }) => title)
}

describe('the registry', () => {
  test('every command has a name of its own, a title and arguments to try it with', () => {
    const names = registry.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.toSorted()).toEqual(Object.keys(tries).toSorted())
    for (const { name, title } of registry) {
      expect(name).toMatch(/^(?:[a-z][a-zA-Z]*\.)?[a-z][a-zA-Z]*$/)
      expect(title).toMatch(/^[A-Z][A-Za-z -]+$/)
    }
  })

  test.for(registry.map(({ name }) => name))(
    '%s changes the plan without a fault, and undo takes it back',
    async (name) => {
      const at = await createWorkplace()
      const command = must(registry.find((each) => each.name === name))
      const args = (await must(tries[name])(at)) as never
      const before = shown(at)
      await at.do(command, args)
      expect(shown(at)).not.toEqual(before)
      expect(at.plan.faults).toEqual([])
      if (name === 'device.speakFor') return
      await at.undo()
      expect(shown(at)).toEqual(before)
    },
  )

  test.for(
    registry
      .map(({ name }) => name)
      .filter(
        (name) => !/^plan\.[rs]|create$|take$|apply$|withdraw$|many$|createMany$|stillTrue$/.test(name),
      ),
  )('%s says so where what it is about is not there', async (name) => {
    const at = await createWorkplace()
    const command = must(registry.find((each) => each.name === name))
    const args = (await must(tries[name])(at)) as Record<string, unknown>
    const id = must(
      [
        'answer',
        'items',
        'item',
        'link',
        'entry',
        'person',
        'department',
        'kpi',
        'objective',
        'keyResult',
      ].find((key) => key in args) ?? 'about',
    )
    const nowhere = { ...args, [id]: nowhereOf(id) }
    expect(at.refusal(command, nowhere as never)).toMatch(/is no longer here\.$/)
  })

  test('rows are made in the order given, behind the one they were put behind', async () => {
    const at = await createWorkplace()
    const items = ['One', 'Two', 'Three', 'Four'].map((title) => ({ title }))
    await at.do(createItems, { items, parent: 'work', after: 'a' })
    expect(titlesInside(at, 'work')).toEqual(['Labels', 'One', 'Two', 'Three', 'Four', 'Shops'])
  })

  test('what is said of new rows at once is a check-in of each; one that cannot be is refused', async () => {
    const at = await createWorkplace()
    await at.do(createItems, { items: [{ title: 'One', remaining: 3, actualStart: today }] })
    const made = must(at.plan.items.list.find(({ title }) => title === 'One'))
    expect(find(at.plan.reports, made.id)).toMatchObject({ remaining: 3, actualStart: today })
    const ahead = addDays(today, 7)
    expect(at.refusal(createItems, { items: [{ title: 'Two', actualStart: ahead }] })).toMatch(/ahead/)
    expect(at.refusal(createItems, { items: [{ title: 'Two', percent: 4, remaining: 2 }] })).toBeTruthy()
  })

  test('rows are moved in the order given, and what is inside a group goes along', async () => {
    const at = await createWorkplace()
    await at.do(moveItems, { items: ['b', 'a'], parent: null, after: 'work' })
    expect(titlesInside(at, undefined)).toEqual(['Work', 'Shops', 'Labels', 'Launch'])
    expect(at.refusal(moveItems, { items: ['work'], parent: 'work' })).toMatch(/into itself/)
    await at.undo()
    await at.do(moveItems, { items: ['work', 'a'], parent: null })
    expect(titlesInside(at, undefined)).toEqual(['Launch', 'Work'])
    expect(titlesInside(at, 'work')).toEqual(['Labels', 'Shops'])
  })

  test('a copy of a group stands behind it, with what is inside and the links among that', async () => {
    const at = await createWorkplace()
    await at.do(checkIn, { item: 'a', status: 'on track' })
    const copy = await at.do(duplicateItems, { items: ['work', 'a'] })
    expect(titlesInside(at, undefined)).toEqual(['Work', 'Work', 'Launch'])
    expect(titlesInside(at, copy)).toEqual(['Labels', 'Shops'])
    const inside = at.plan.items.list.filter(({ parentId }) => parentId === copy).map(({ id }) => id)
    const among = at.plan.links.list.filter(({ from, to }) => inside.includes(from) && inside.includes(to))
    expect(among).toHaveLength(1)
    expect(at.plan.reports.list.map(({ id }) => id)).toEqual(['a'])
  })

  test('many: one refusal refuses all', async () => {
    const at = await createWorkplace()
    const steps = [step(renameItem, { item: 'a', title: 'A' }), step(renameItem, { item: 'b', title: ' ' })]
    expect(at.refusal(doMany, { steps })).toBe('Give it a title.')
  })
})
