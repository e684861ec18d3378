// A plan that the relay took back to an earlier state: what was never sent is written again there, what it had is asked about,
// and nothing of either merges by itself.

import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { carryOver } from '../../../../client/state/offline/carry-over.ts'
import { entryOf } from '../../../../client/state/offline/entry-text.ts'
import type { PlacedPiece } from '../../../../client/state/offline/carry-over.ts'
import { historyOf } from '../../../../client/state/offline/pieces.ts'
import { commit } from '../../../../shared/doc/commit.ts'
import { openDocs } from '../../../../shared/doc/plan-docs.ts'
import type { PlanDocs } from '../../../../shared/doc/plan-docs.ts'
import { openReader } from '../../../../shared/doc/reader.ts'
import { seedDocs } from '../../../../shared/doc/seed.ts'
import { createNobleSigner, loadCurve } from '../../../../shared/doc/sign.ts'
import type { Signer } from '../../../../shared/doc/sign.ts'
import type { Edit } from '../../../../shared/plan/edit.ts'
import { smallSource } from '../../../shared/plan/small-source.ts'

const [mine, theirs] = await Promise.all(
  [3, 4].map(async (seed) => createNobleSigner(new Uint8Array(32).fill(seed), await loadCurve())),
)
const source = smallSource({ item: { a: { title: 'A' } } })
const plan = source.id

const setTitle = (id: string, value: string): Edit => ({
  type: 'set',
  kind: 'item',
  id,
  field: 'title',
  value,
})
const create = (id: string): Edit => ({ type: 'create', kind: 'item', id, record: { title: id } })
const say = (note: string, id = 'a'): Edit => ({
  type: 'append',
  entry: { kind: 'comment', body: { about: { kind: 'item', id } }, note },
})

/** The plan as `mine` has it, and as it was copied after `copied` of its commands; the last `unsent` never reached the relay. */
async function rewound(
  commands: readonly (readonly [Signer | undefined, readonly Edit[]])[],
  copied: number,
  unsent: number,
) {
  const docs = openDocs()
  let [ids, now] = [0, 1_000]
  const newId = (): string => `id-${++ids}`
  await seedDocs(docs, source, { signer: mine as Signer }, { now, newId })
  const reader = openReader(docs, plan)
  let there = copyOf(docs)
  const texts = (): readonly unknown[] => docs.ledger.getArray(mine?.deviceId ?? '').toArray()
  let sent: readonly unknown[] = []
  for (const [i, [signer, edits]] of commands.entries()) {
    if (i === copied) there = copyOf(docs)
    if (i === commands.length - unsent) sent = texts()
    await commit(reader, edits, { signer: signer as Signer }, { command: 'test', now: (now += 1000), newId })
  }
  if (unsent === 0) sent = texts()
  const never = new Set(texts().filter((text): text is string => !sent.includes(text)))
  const options = { plan, device: mine?.deviceId ?? '', before: copyOf(docs), there, unsent: never }
  return carryOver(options)
}

function copyOf({ charter, work, ledger }: PlanDocs): PlanDocs {
  const copy = (doc: Y.Doc): Y.Doc => historyOf([Y.encodeStateAsUpdate(doc)])
  return { charter: copy(charter), work: copy(work), ledger: copy(ledger) }
}

/** What a person would see of it: notes, cells, records. */
const told = (commands: readonly (readonly PlacedPiece[])[]): readonly string[] =>
  commands.map((pieces) =>
    pieces
      .map(({ piece }) => {
        if (piece.type === 'value') return `${piece.key}=${JSON.stringify(piece.value).slice(0, 12)}`
        const entry = entryOf(piece.text, piece.root, plan)
        return entry?.note ?? entry?.kind
      })
      .join(' '),
  )

describe('a plan taken back to an earlier state', () => {
  test('what the copy holds stays as it is, what came after is asked about, what was never sent is written', async () => {
    const commands = ['kept', 'out', 'unsent'].map((note) => [mine, [say(note)]] as const)
    const { written, asked } = await rewound(commands, 1, 1)
    expect(told(asked)).toEqual(['out'])
    expect(told(written)).toEqual(['unsent'])
  })

  test('a change goes with its cells and what it created, however it was stored', async () => {
    const commands = [
      [mine, [create('b')]],
      [mine, [setTitle('a', 'renamed')]],
    ] as const
    const { asked } = await rewound(commands, 0, 0)
    const [created, renamed] = told(asked)
    expect(created).toContain('change b=')
    expect(renamed).toContain('change a/title=["renamed"')
    expect(asked.map((pieces) => pieces.map(({ document }) => document))).toEqual([
      ['ledger', 'work'],
      ['ledger', 'work'],
    ])
  })

  test('an unsent edit of something that is no longer there waits with it; one of something made unsent is written', async () => {
    const commands = [
      [mine, [create('gone')]],
      [mine, [say('about what is gone', 'gone')]],
      [mine, [create('new')]],
      [mine, [setTitle('new', 'newer'), say('about what is new', 'new')]],
    ] as const
    const { written, asked } = await rewound(commands, 0, 3)
    expect(asked).toHaveLength(2)
    expect(told(asked)[1]).toBe('about what is gone')
    expect(told(written)).toHaveLength(2)
    expect(told(written)[1]).toContain('about what is new')
  })

  test('what others wrote is theirs to bring', async () => {
    const { written, asked } = await rewound([[theirs, [say('by another')]]], 0, 0)
    expect([...written, ...asked]).toEqual([])
  })

  test('a device that came after the copy brings its key and its person without being asked', async () => {
    const docs = openDocs()
    let ids = 0
    const newId = (): string => `id-${++ids}`
    await seedDocs(docs, source, { signer: theirs as Signer }, { now: 1_000, newId })
    const there = copyOf(docs)
    const reader = openReader(docs, plan)
    const me: Edit = { type: 'append', entry: { kind: 'speaksFor', body: { person: 'anna' } } }
    const signer = mine as Signer
    for (const [i, edits] of [[me], [say('out')]].entries())
      await commit(reader, edits, { signer }, { command: 'test', now: 2_000 + i, newId })
    const before = copyOf(docs)
    const { written, asked } = carryOver({ plan, device: signer.deviceId, before, there, unsent: new Set() })
    expect(told(written)).toEqual(['device', 'speaksFor'])
    expect(told(asked)).toEqual(['out'])
  })
})
