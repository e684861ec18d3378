// A plan that goes from device to device as files, without a network: whatever the order, however often each comes, all end with
// the same plan and the same letters, and a file that was cut or changed takes nothing with it.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCarried, takeInto, writeCarried } from '../../../client/state/carried-plan.ts'
import { must } from '../../../shared/base/assert.ts'
import { openDocs } from '../../../shared/doc/plan-docs.ts'
import { agreementOf } from '../../../shared/engine/agreement.ts'
import { assemblePlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import type { Edit } from '../../../shared/plan/edit.ts'
import { append, contentOf, create, createReplica, meet, set } from '../../shared/doc/replica.ts'
import type { Replica } from '../../shared/doc/replica.ts'

const path = 'plan-plan-plan-plan-pl.1'
const names = ['anna', 'mara', 'tomas'] as const
const item = fc.constantFrom('a', 'b', 'c')
const anEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(item, fc.string()).map(([id, title]) => create('item', id, { title })),
  fc.tuple(item, fc.string()).map(([id, title]) => set('item', id, 'title', title)),
  fc.tuple(item, fc.option(fc.constant(true))).map(([id, deleted]) => set('item', id, 'deleted', deleted)),
  fc
    .tuple(item, fc.constantFrom('on track', 'done'))
    .map(([id, status]) => append('checkIn', { item: id, status })),
  fc
    .tuple(item, fc.nat(9))
    .map(([id, amount]) => append('booking', { item: id, measure: 'cost', amount, day: '2026-11-20' })),
)
const aDay = fc.array(fc.tuple(fc.nat(2), anEdit), { maxLength: 12 })

const fileOf = ({ docs }: Replica): string => writeCarried(path, 'A plan', docs)

function takeFile({ docs }: Replica, text: string): void {
  const read = readCarried(text)
  if (!read.ok) throw new Error(read.error)
  takeInto(docs, read.value)
}

const lettersOf = ({ reader }: Replica): string =>
  agreementOf(assemblePlan(reader.source), { statusDate: '2026-11-26' })

describe('a plan by mail or stick', () => {
  test('files of devices that went on apart end in the same plan and letters, in any order and twice', async () => {
    await fc.assert(
      fc.asyncProperty(aDay, aDay, fc.infiniteStream(fc.nat(1_000)), async (before, after, chance) => {
        const replicas = names.map((name) => createReplica(name))
        const work = async (day: readonly (readonly [number, Edit])[]): Promise<void> => {
          for (const [who, edit] of day) await must(replicas[who]).do([edit])
        }
        const draw = (): number => must(chance.next().value)
        await work(before)
        meet(...replicas)
        // Some files are made on the way, and are old when they arrive.
        const old = replicas.map(fileOf)
        await work(after)
        const files = [...old, ...replicas.map(fileOf), ...replicas.map(fileOf)]
        for (const replica of replicas)
          for (const file of files.toSorted(() => (draw() % 2 === 0 ? 1 : -1))) takeFile(replica, file)
        for (const { reader } of replicas) reader.verify()
        const [first, ...others] = replicas
        for (const other of others) {
          expect(contentOf(other)).toEqual(contentOf(must(first)))
          expect(lettersOf(other)).toBe(lettersOf(must(first)))
        }
        const faults = (must(first).reader.source.faults ?? []).map(({ code }) => code)
        expect(faults).not.toContain('BAD_SIGNATURE')
        expect(faults).not.toContain('BROKEN_CHAIN')
      }),
      { numRuns: 40 },
    )
  })

  test('ledgers of closed periods go along, each into its own; a version that does not know them takes nothing', async () => {
    const [anna, mara] = [createReplica('anna', openDocs(2)), createReplica('mara', openDocs(2))]
    await anna.do([create('item', 'a', { title: 'A' })])
    must(anna.docs.closed?.[0]).getArray('anna').push(['before'])
    const text = fileOf(anna)
    expect(JSON.parse(text)).toMatchObject({ version: 2, closed: [expect.any(String)] })
    takeFile(mara, text)
    expect(mara.docs.closed?.[0]?.getArray('anna').toArray()).toEqual(['before'])
    expect(contentOf(mara)).toEqual(contentOf(anna))
    expect(readCarried(JSON.stringify({ ...JSON.parse(text), closed: ['-'] }))).toMatchObject({
      error: 'damaged',
    })
    expect(readCarried(JSON.stringify({ ...JSON.parse(text), closed: 1 }))).toMatchObject({
      error: 'damaged',
    })
  })

  test('a file says of itself what it is; one that was cut, changed or comes from a newer version is refused whole', async () => {
    const replica = createReplica('anna')
    await replica.do([create('item', 'a', { title: 'A' })])
    const text = fileOf(replica)
    expect(readCarried(text)).toMatchObject({ ok: true, value: { path, name: 'A plan' } })
    const { documents, ...head } = JSON.parse(text) as { documents: Record<string, string> }
    const without = (change: object): string => JSON.stringify({ ...head, documents, ...change })
    expect(readCarried('{"plumbline":1}')).toMatchObject({ error: 'another file' })
    expect(readCarried(text.slice(0, -9))).toMatchObject({ error: 'another file' })
    expect(readCarried(without({ version: 3 }))).toMatchObject({ error: 'newer' })
    expect(readCarried(without({ path: '../x' }))).toMatchObject({ error: 'damaged' })
    const work = must(documents['work'])
    for (const bad of [work.slice(0, -6), `!${work}`, undefined])
      expect(readCarried(without({ documents: { ...documents, work: bad } }))).toMatchObject({
        error: 'damaged',
      })
  })
})
