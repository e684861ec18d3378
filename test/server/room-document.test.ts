import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { must } from '../../shared/base/assert.ts'
import { readUpdate } from '../../shared/wire/read-update.ts'
import { RoomDocument } from '../../server/room-document.ts'
import { docOf, setKey } from '../helpers/relay-updates.ts'

test('joins between edits are answered with the same bytes but for the newest, and always with all of it', () => {
  const [doc, document] = [new Y.Doc(), new RoomDocument()]
  const answers = new Set<Uint8Array>()
  for (let i = 0; i < 300; i++) {
    const update = setKey(doc, `key ${i % 9}`, i === 0 ? 'x'.repeat(100_000) : i)
    document.add({ sequence: i + 1, update }, must(readUpdate(update)))
    const { recent, stepTwo } = document.answer(Uint8Array.of(0), new Map())
    const parts = [...recent, stepTwo]
    for (const part of parts) if (part.length > 50_000) answers.add(part)
    expect(
      docOf(...parts)
        .getMap('cells')
        .toJSON(),
    ).toEqual(doc.getMap('cells').toJSON())
  }
  expect(answers.size).toBeLessThan(10)
})
