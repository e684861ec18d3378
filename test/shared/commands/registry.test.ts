// Every command there is: named once, given once with good arguments, taken back without a trace, refused where nothing is.
import { describe, expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { addDays } from '../../../shared/base/day.ts'
import { find } from '../../../shared/base/table.ts'
import { createItems } from '../../../shared/commands/create-items.ts'
import { checkIn } from '../../../shared/commands/check-in.ts'
import { doMany, step } from '../../../shared/commands/do-many.ts'
import { duplicateItems } from '../../../shared/commands/duplicate-items.ts'
import { moveItems } from '../../../shared/commands/move-items.ts'
import { byOrder } from '../../../shared/commands/order-among.ts'
import { registry } from '../../../shared/commands/registry.ts'
import { renameItem } from '../../../shared/commands/rename-item.ts'
import { tries } from './registry-tries.ts'
import { createWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

const today = '2026-11-23'

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
      if (name === 'device.speakFor' || name === 'device.certificate') return
      await at.undo()
      expect(shown(at)).toEqual(before)
    },
  )

  test.for(
    registry
      .map(({ name }) => name)
      .filter(
        (name) =>
          !/^plan\.[rs]|^period|create$|take$|apply$|open$|withdraw$|many$|createMany$|stillTrue$|certificate$/.test(
            name,
          ),
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
        'decision',
        'session',
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
