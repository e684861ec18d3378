import { expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { find } from '../../../shared/base/table.ts'
import { recordedCommand } from '../../../shared/doc/recorded-command.ts'
import { undoEdits } from '../../../shared/doc/undo.ts'
import { assemblePlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import { append, create, createReplica, meet, set } from './replica.ts'

test('what another device did is taken back from the record as its own device would', async () => {
  const [mara, tomas] = [createReplica('mara'), createReplica('tomas')]
  await mara.do([create('item', 'a', { title: 'A', budget: 5 })])
  const done = await mara.do([set('item', 'a', 'title', 'B'), create('item', 'b', { title: 'Added' })])
  const { changeId } = must(done).done
  meet(mara, tomas)
  const { source } = tomas.reader
  const recorded = must(recordedCommand(source.entries, must(changeId)))
  expect(undoEdits(source, recorded)).toEqual(undoEdits(source, must(done).done))
  await tomas.do(undoEdits(source, recorded).edits, { command: 'undo', undoes: must(changeId) })
  const { items } = assemblePlan(source)
  expect(items.list.map(({ title }) => title)).toEqual(['A'])
})

test('of many entries of one change all parts are taken back', async () => {
  const mara = createReplica('mara')
  const many = Array.from({ length: 1200 }, (_, n) => `i${n}`)
  const done = await mara.do(many.map((id) => create('item', id, { title: id })))
  const { source } = mara.reader
  const recorded = must(recordedCommand(source.entries, must(must(done).done.changeId)))
  expect(recorded.created).toHaveLength(1200)
})

test('of something said its withdrawal is what takes it back', async () => {
  const mara = createReplica('mara')
  await mara.do([create('item', 'a', { title: 'A' })])
  const said = must(await mara.do([append('checkIn', { item: 'a', percent: 40 })])).done.entries[0]
  const { source } = mara.reader
  await mara.do(undoEdits(source, must(recordedCommand(source.entries, must(said).id))).edits)
  expect(find(assemblePlan(source).reports, 'a')).toBeUndefined()
})
