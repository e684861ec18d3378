import { expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { find } from '../../../shared/base/table.ts'
import { chooseValue } from '../../../shared/commands/choose-value.ts'
import { settleReading } from '../../../shared/commands/settle-reading.ts'
import type { Command, CommandContext } from '../../../shared/commands/command.ts'
import { baseFiguresOf } from '../../../shared/engine/base-figures.ts'
import { conflictsIn } from '../../../shared/engine/conflicts.ts'
import { liveMoment } from '../../../shared/engine/moment.ts'
import type { DoneCommand } from '../../../shared/doc/commit.ts'
import { undoEdits } from '../../../shared/doc/undo.ts'
import { assemblePlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import { append, create, createReplica, meet, set } from '../doc/replica.ts'
import type { Replica } from '../doc/replica.ts'

const planOf = ({ reader }: Replica) => assemblePlan(reader.source)
const conflictsOf = (replica: Replica) =>
  conflictsIn(baseFiguresOf(planOf(replica), liveMoment('UTC', Date.UTC(2026, 10, 20))))

async function give<Args>(replica: Replica, command: Command<Args>, args: Args): Promise<DoneCommand> {
  const outcome = command.run(args, { plan: planOf(replica) } as CommandContext)
  if (!outcome.ok) throw new Error(outcome.error.code)
  return must(await replica.do(outcome.value.edits)).done
}

/** Two people who set the finish of one item, each offline. */
async function apart() {
  const [mara, tomas] = [createReplica('mara'), createReplica('tomas')]
  await mara.do([
    create('person', 'mara', { name: 'Mara' }),
    create('item', 'a', { title: 'A', type: 'task', owner: 'mara' }),
    create('kpi', 'k', { name: 'K', owner: 'mara' }),
  ])
  meet(mara, tomas)
  await mara.do([set('item', 'a', 'finish', '2026-12-04')])
  await tomas.do([set('item', 'a', 'finish', '2026-12-11')])
  meet(mara, tomas)
  return { mara, tomas }
}

test.each([0, 1])(
  'OW5 two finish dates set apart are both kept; choosing one (%i) settles it everywhere',
  async (which) => {
    const { mara, tomas } = await apart()
    const [conflict] = conflictsOf(mara)
    expect(conflict).toMatchObject({ type: 'field', itemId: 'a', field: 'finish', person: 'mara' })
    const chosen = must(must(conflict).values[which])
    await give(mara, chooseValue, { item: 'a', field: 'finish', change: chosen.id })
    meet(mara, tomas)
    for (const one of [mara, tomas]) {
      expect(conflictsOf(one)).toEqual([])
      expect(find(planOf(one).items, 'a')?.finish).toBe(chosen.value)
    }
  },
)

test('OW5 a choice taken back reopens its conflict; taken back again, or chosen anew, it is settled', async () => {
  const { mara, tomas } = await apart()
  const values = () => conflictsOf(tomas).flatMap((conflict) => conflict.values.map(({ value }) => value))
  const choose = async (which: number): Promise<DoneCommand> => {
    const chosen = must(must(conflictsOf(mara)[0]).values[which])
    return give(mara, chooseValue, { item: 'a', field: 'finish', change: chosen.id })
  }
  const takeBack = async (done: DoneCommand): Promise<DoneCommand> => {
    const { edits } = undoEdits(mara.reader.source, done)
    const taken = must(await mara.do(edits, { command: 'undo', undoes: done.id }))
    meet(mara, tomas)
    return taken.done
  }
  const before = values()
  // Whether or not it is the one that stands already.
  for (const which of [0, 1]) {
    const taken = await takeBack(await choose(which))
    expect(values()).toEqual(before)
    const again = await takeBack(taken)
    expect(values()).toEqual([])
    await takeBack(again)
    expect(values()).toEqual(before)
  }
  await tomas.do([set('item', 'a', 'finish', '2026-12-18')])
  meet(mara, tomas)
  expect([values(), conflictsOf(mara)]).toEqual([[], []])
  expect(find(planOf(mara).items, 'a')?.finish).toBe('2026-12-18')
})

test('CO9 of two readings of one day the one that is chosen stands, the other is taken back', async () => {
  const { mara, tomas } = await apart()
  const reading = (value: number) => [append('reading', { kpi: 'k', day: '2026-11-19', value })]
  await mara.do(reading(40))
  await tomas.do(reading(44))
  meet(mara, tomas)
  const conflict = must(conflictsOf(mara).find(({ type }) => type === 'reading'))
  expect(conflict.values.map(({ value }) => value).toSorted()).toEqual([40, 44])
  const first = must(conflict.values.find(({ value }) => value === 40))
  await give(mara, settleReading, { kpi: 'k', day: '2026-11-19', reading: first.id })
  meet(mara, tomas)
  expect(find(planOf(tomas).readings, 'k')?.readings.map(({ value }) => value)).toEqual([40])
})
