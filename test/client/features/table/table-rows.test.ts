// What the Table works out from a plan: rows, order, filters, and what typed and pasted texts mean.
import { describe, expect, test } from 'vitest'
import { must } from '../../../../shared/base/assert.ts'
import { find } from '../../../../shared/base/table.ts'
import { cellOf, plainText, shownText } from '../../../../client/features/table/columns/cell-text.ts'
import { columnById, columns, firstColumns } from '../../../../client/features/table/columns/registry.ts'
import { rangeOf } from '../../../../client/features/table/filter-choices.ts'
import { passes } from '../../../../client/features/table/filter-rows.ts'
import { rowsOf } from '../../../../client/features/table/group-rows.ts'
import { newItemOf } from '../../../../client/features/table/item-change.ts'
import { headsOf } from '../../../../client/features/table/paste-heads.ts'
import { overRows, planPaste } from '../../../../client/features/table/paste-plan.ts'
import { compare, sorterOf } from '../../../../client/features/table/sort-rows.ts'
import type { TableRow } from '../../../../client/features/table/table-row.ts'
import type { TableFilter, TableSort } from '../../../../client/state/table-view.ts'
import type { TableGroup } from '../../../../client/text/en/table.ts'
import { indexOf, sampleFigures, speechOf } from './sample-figures.ts'

const figures = sampleFigures()
const speech = speechOf(figures)
const { plan } = figures
const today = figures.moment.today
const column = (id: string) => must(columnById.get(id))

interface Asked {
  readonly group?: TableGroup
  readonly filters?: readonly TableFilter[]
  readonly query?: string
  readonly sort?: readonly TableSort[]
  readonly folded?: readonly string[]
}

function rows({ group = 'outline', filters = [], query = '', sort = [], folded = [] }: Asked = {}) {
  return rowsOf(figures, {
    group,
    passes: passes(figures, { filters, query }, speech),
    sort: sorterOf(figures, sort),
    folded: new Set(folded),
  })
}

function titleOf(row: TableRow): string {
  if (row.type === 'group') return `# ${row.label}`
  return row.type === 'item' ? must(find(plan.items, row.itemId)).title : ''
}

function typed(id: string, text: string, itemId?: string) {
  return column(id).edit?.read(text, { plan, today, item: find(plan.items, itemId) })
}

describe('rows', () => {
  test('the outline holds every item once, groups before what is inside', () => {
    const all = rows()
    expect(all).toHaveLength(plan.items.list.length)
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
    expect(titleOf(must(all[0]))).toBe('Regulatory')
    expect(all[1]).toMatchObject({ level: 2 })
  })

  test('a folded group hides what is inside, unless that is searched for', () => {
    const folded = ['group-operations']
    expect(rows({ folded }).map(titleOf)).not.toContain('Labels')
    expect(rows({ folded, query: 'labels' }).map(titleOf)).toEqual(['Operations', 'Labels'])
  })

  test('groups above what matches are there for their place only', () => {
    const found = rows({ query: 'type appr' })
    expect(found.map((row) => [titleOf(row), row.type === 'item' && row.quiet])).toEqual([
      ['Regulatory', true],
      ['Type approval', false],
    ])
  })

  test.for(['department', 'owner', 'objective', 'status', 'label'] as const)(
    'by %s every leaf stands under a head, and heads count what they hold',
    (group) => {
      const all = rows({ group })
      const leaves = plan.items.list.filter(({ type }) => type !== 'group')
      const shown = new Set(all.flatMap((row) => (row.type === 'item' ? [row.itemId] : [])))
      expect(shown.size).toBe(leaves.length)
      const counted = all.flatMap((row) => (row.type === 'group' ? [row.indexes.length] : []))
      expect(counted.reduce((sum, count) => sum + count, 0)).toBe(
        all.filter(({ type }) => type === 'item').length,
      )
      expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
    },
  )

  test('sorted by two columns; what has no value stands last either way', () => {
    const sort = [
      { column: 'department', direction: 'ascending' },
      { column: 'budget', direction: 'descending' },
    ] as const
    const values = rows({ group: 'none', sort }).flatMap((row) =>
      row.type === 'item'
        ? [[column('department'), column('budget')].map((one) => one.value(cellOf(figures, row.index)))]
        : [],
    )
    const order = ([name, budget]: (typeof values)[number], [other, otherBudget]: (typeof values)[number]) =>
      compare(name, other, 1) || compare(budget, otherBudget, -1)
    expect(values.toSorted(order)).toEqual(values)
    expect(compare(undefined, 3, -1)).toBe(1)
    expect(compare('a2', 'a10', 1)).toBeLessThan(0)
  })

  test('filters all hold; the choices of one column are alternatives', () => {
    const owners = { type: 'choice', column: 'owner', texts: ['Mara Lindqvist', 'Lena Okafor'] } as const
    const late = { type: 'flag', flag: 'late' } as const
    const found = rows({ group: 'none', filters: [owners, late] })
    expect(found.length).toBeGreaterThan(1)
    for (const row of found) {
      if (row.type !== 'item') continue
      expect(figures.variance[row.index]?.total).toBeGreaterThan(0)
      expect(owners.texts).toContain(shownText(column('owner'), cellOf(figures, row.index), speech))
    }
    const nobody = rows({ group: 'none', filters: [{ type: 'flag', flag: 'without owner' }] })
    expect(nobody.map(titleOf)).toContain('Store meter data in the country')
  })

  test('a range of days holds both ends, and what is no day is refused', () => {
    const range = rangeOf(column('finish'), '1 dec', '10 dec', today)
    const found = rows({ group: 'none', filters: range.ok && range.value ? [range.value] : [] })
    expect(found.length).toBeGreaterThan(2)
    const days = found.map((row) =>
      row.type === 'item' ? figures.variance[row.index]?.commitmentFinish : undefined,
    )
    expect(days.filter((day) => day === undefined || day < '2026-12-01' || day > '2026-12-10')).toEqual([])
    expect(rangeOf(column('finish'), 'soon', '', today).ok).toBe(false)
  })
})

describe('columns', () => {
  test('each has an id of its own, and every cell of the sample says something readable', () => {
    expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length)
    expect(firstColumns.every((id) => columnById.has(id))).toBe(true)
    for (const one of columns)
      for (let index = 0; index < plan.items.list.length; index++)
        expect(shownText(one, cellOf(figures, index), speech)).not.toMatch(/undefined|NaN|null|\[object/)
  })

  test('what is copied from a cell that can be written is read back as the same', () => {
    for (const one of columns) {
      for (const [index, item] of plan.items.list.entries()) {
        const text = plainText(one, cellOf(figures, index), speech)
        const isOwn = item.type === 'task' && text !== '' && one.edit?.fits?.(item) !== false
        const isNobody = one.id === 'owner' && (item.owner?.type !== 'person' || text.includes('has left'))
        if (!one.edit || !isOwn || isNobody || text === 'Blocked' || text === 'Started') continue
        expect([one.id, text, one.edit.read(text, { plan, today, item })]).toMatchObject([
          one.id,
          text,
          { ok: true },
        ])
      }
    }
  })

  test('a group has the sum of what is inside, and the worst delay', () => {
    const index = indexOf(figures, 'group-operations')
    const leaves = figures.structure.leavesOf(index)
    const sum = leaves.reduce((all, leaf) => all + (plan.items.list[leaf]?.budget ?? 0), 0)
    expect(column('budget').value(cellOf(figures, index))).toBe(sum)
  })
})

describe('entries', () => {
  test.for([
    ['finish', '5 mar', { finish: '2027-03-05' }],
    ['finish', '5.3.', { finish: '2027-03-05' }],
    ['finish', '+3d', { finish: '2026-11-26' }],
    ['finish', 'tomorrow', { finish: '2026-11-24' }],
    ['finish', '', { finish: null }],
    ['duration', '2 w', { duration: 10 }],
    ['duration', '5 d', { duration: 5 }],
    ['budget', '€ 12,500', { budget: 12_500 }],
    ['budget', '12.5k', { budget: 12_500 }],
    ['budget', 'EUR 300', { budget: 300 }],
    ['effort', '40 h', { effort: 40 }],
    ['percent', '60 %', { percent: 60 }],
    ['owner', 'lena', { owner: 'lena' }],
    ['owner', '', { owner: null }],
    ['status', 'At risk', { status: 'at risk' }],
    ['labels', 'north; urgent', { labels: ['north', 'urgent'] }],
    ['kind', 'milestone', { type: 'milestone' }],
    ['title', ' Two  words ', { title: 'Two words' }],
  ] as const)('%s: “%s”', ([id, text, change]) => {
    expect(typed(id, text)).toEqual({ ok: true, value: change })
  })

  test('labels with + and − change those that are there', () => {
    const item = { ...must(find(plan.items, 'labels')), labels: { north: true, old: true } as const }
    expect(column('labels').edit?.read('+urgent; -old', { plan, today, item })).toEqual({
      ok: true,
      value: { labels: ['north', 'urgent'] },
    })
  })

  test.for([
    ['finish', 'soon'],
    ['duration', 'long'],
    ['budget', '$ 300'],
    ['effort', 'much'],
    ['owner', 'Nobody Known'],
    ['status', 'fine'],
    ['status', 'Blocked'],
    ['contributes', 'Fame'],
    ['title', '  '],
  ] as const)('%s: “%s” is refused in words', ([id, text]) => {
    expect(typed(id, text)).toMatchObject({ ok: false, error: expect.stringMatching(/\w+ .*\.$/) })
  })
})

describe('pasting', () => {
  const flat = rows({ group: 'none' })
  const shown = ['title', 'owner', 'finish', 'plumb'].map(column)
  const at = (top: number, left: number, bottom = top, right = left) => ({ top, bottom, left, right })
  const paste = (area: ReturnType<typeof at>, cells: readonly (readonly string[])[]) =>
    planPaste({ plan, today, rows: flat, columns: shown, area, cells })

  test('one cell fills the selection; a rectangle keeps its own size', () => {
    expect(paste(at(0, 2, 4), [['Lena Okafor']])).toMatchObject({ cells: 5, unread: [] })
    expect(paste(at(0, 2), [['Lena Okafor'], ['Mara Lindqvist']]).changes.size).toBe(2)
    expect(paste(at(0, 2, 3), [['Lena Okafor'], ['Mara Lindqvist']]).changes.size).toBe(4)
  })

  test('rows beyond the end are new; one without a title is told, not dropped', () => {
    const planned = paste(at(flat.length - 1, 1), [
      ['A', 'Lena'],
      ['B', ''],
      ['', 'Lena'],
      ['', ''],
    ])
    expect(planned.changes.size).toBe(1)
    expect(planned.added).toEqual([{ title: 'B' }])
    expect(planned.unread).toHaveLength(1)
  })

  test('over which rows a paste goes is told, with the title that one loses', () => {
    const [title = ''] = flat.map(titleOf)
    const { changes } = paste(at(0, 1), [[title, 'Lena'], ['Another']])
    expect(overRows(changes, plan)).toMatchObject([{ title }, { becomes: 'Another' }])
  })

  test('a row of heads says which column is which, in whatever order and language; what no column takes is told', () => {
    const cells = [
      ['Vorgangsname', 'Priority', 'Actual start', 'Remaining', 'Zuständig', 'EV'],
      ['New', 'high', '2026-03-02', '3 d', 'Mara Lindqvist', '12'],
    ]
    const heads = must(headsOf(cells))
    expect(heads.untaken).toEqual(['Priority', 'EV'])
    const area = at(flat.length, 1)
    const { added, unread } = planPaste({
      plan,
      today,
      rows: flat,
      columns: shown,
      area,
      cells: cells.slice(1),
      heads,
    })
    expect(unread).toEqual([])
    expect(added.map(newItemOf)).toEqual([
      {
        title: 'New',
        owner: { type: 'person', id: 'mara' },
        actualStart: '2026-03-02',
        remaining: 3,
      },
    ])
    expect(headsOf([['Start', 'Lena Okafor'], ['B']])).toBeUndefined()
    expect(headsOf([['Title', 'Owner']])).toBeUndefined()
  })

  test('percent and days left at once: the percent counts, the other is told', () => {
    const cells = [
      ['Title', 'Percent done', 'Days left'],
      ['New', '40', '5'],
    ]
    const heads = headsOf(cells)
    const planned = planPaste({
      plan,
      today,
      rows: flat,
      columns: shown,
      area: at(flat.length, 1),
      cells: cells.slice(1),
      heads,
    })
    expect(planned.added).toEqual([{ title: 'New', percent: 40 }])
    expect(planned.unread).toMatchObject([{ column: 'Days left', typed: '5' }])
  })

  test('what cannot be read is told with its row, column, text and why', () => {
    const { unread, cells } = paste(at(0, 2), [['Nobody Known', '5 mar', 'late']])
    expect(cells).toBe(1)
    expect(unread.map(({ column: head, typed: text }) => [head, text])).toEqual([
      ['Owner', 'Nobody Known'],
      ['Off plan', 'late'],
    ])
  })
})
