/** A real plan in memory, from a plan file: real documents, commands, figures and undo, kept nowhere. For component tests. */

import { createId } from '../../shared/base/id.ts'
import type { RandomBytes } from '../../shared/base/id.ts'
import type { Instant } from '../../shared/base/instant.ts'
import { openDocs } from '../../shared/doc/plan-docs.ts'
import { seedDocs } from '../../shared/doc/seed.ts'
import { createNobleSigner, loadCurve } from '../../shared/doc/sign.ts'
import { sourceOfFile } from '../../shared/exchange/plan-file-source.ts'
import { readPlanFile } from '../../shared/exchange/plan-file.ts'
import { LivePlan } from './live-plan.svelte.ts'
import { createMemoryKeeper } from './plan-keeper.ts'

export interface MemoryPlanOptions {
  readonly now: Instant
  /** The person this device speaks for; absent: just looking. */
  readonly me?: string
}

export async function createMemoryPlan(fileText: string, { now, me }: MemoryPlanOptions): Promise<LivePlan> {
  const read = readPlanFile(fileText)
  if (!read.ok) throw new Error(read.error.map(({ message }) => message).join('; '))
  const id = 'memory-plan-0000000000'
  const random = countingBytes()
  const signer = createNobleSigner(new Uint8Array(32).fill(7), await loadCurve())
  const docs = openDocs()
  const keeper = createMemoryKeeper()
  await keeper.withChain(async () => ({
    head: await seedDocs(
      docs,
      { ...sourceOfFile(read.value), id },
      { signer },
      { now, newId: () => createId(random) },
    ),
  }))
  const plan = new LivePlan({
    id,
    docs,
    signer,
    keeper,
    random,
    clock: { now, exact: () => now },
    asked: true,
  })
  if (me !== undefined) await plan.speakFor(me)
  return plan
}

/** Ids that come out the same in every run. */
function countingBytes(): RandomBytes {
  let count = 0
  return (length) => {
    count++
    return Uint8Array.from({ length }, (_, i) => (i < 4 ? (count >> (8 * i)) & 255 : (i * 37 + count) & 255))
  }
}
