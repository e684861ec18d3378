// Taking back is asked of the role that this device has now: what the relay would refuse is not written, and stays to be taken back.
import { expect, test } from 'vitest'
import { UndoHistory } from '../../../client/state/undo-history.svelte.ts'
import { must } from '../../../shared/base/assert.ts'
import { authorityRefusal } from '../../../shared/commands/authority.ts'
import type { MemberRole } from '../../../shared/plan/certificate.ts'
import { append, create, createReplica, set } from '../../shared/doc/replica.ts'

test('an edit of the work by who may report only now stays; what they said themselves they take back', async () => {
  const at = createReplica('mara')
  await at.do([create('item', 'a', { title: 'A', type: 'task' })])
  let role: MemberRole = 'contributor'
  const author = { me: 'mara', device: at.device.signer.deviceId, plan: { people: undefined as never } }
  const history = new UndoHistory(undefined, {
    source: async () => at.reader.source,
    record: async () => at.reader.source,
    commit: async (command, edits) => (await at.do(edits, { command }))?.done,
    refusal: (edits) =>
      authorityRefusal(edits, {
        ...author,
        role,
        entry: (id) => [...at.reader.source.entries].find((entry) => entry.id === id),
      }),
    keep: () => {},
  })
  await history.do('rename', [set('item', 'a', 'title', 'B')])
  await history.do('say', [append('checkIn', { item: 'a', percent: 5 })])
  role = 'reporter'
  expect(await history.undo()).toMatchObject({ ok: true, value: { done: { command: 'say' } } })
  expect(await history.undo()).toMatchObject({ ok: false, error: { code: 'NOT_IN_ROLE' } })
  expect(must(history.undoable).command).toBe('rename')
  role = 'contributor'
  expect(await history.undo()).toMatchObject({ ok: true, value: { done: { command: 'rename' } } })
  role = 'reporter'
  expect(await history.redo()).toMatchObject({ ok: false })
  expect(must(history.redoable).command).toBe('rename')
})
