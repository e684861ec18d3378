/**
 * A plan as its documents say, kept up as they change. One that was kept is shown first: its documents are read when somebody
 * needs them, at the latest once the page is idle, and are right where they say otherwise.
 */

import type { Doc } from 'yjs'
import { must } from '../../shared/base/assert.ts'
import type { DoneCommand } from '../../shared/doc/commit.ts'
import { joinChanges } from '../../shared/doc/doc-change.ts'
import type { DocChange } from '../../shared/doc/doc-change.ts'
import type { Stamp } from '../../shared/doc/draft-entries.ts'
import { assemblerOf } from '../../shared/doc/kept-plan.ts'
import type { PlanDocs } from '../../shared/doc/plan-docs.ts'
import { openReader } from '../../shared/doc/reader.ts'
import type { PlanReader } from '../../shared/doc/reader.ts'
import {
  branchOf,
  createAssembler,
  patchPlan,
  previewPatch,
} from '../../shared/plan/assemble/assemble-plan.ts'
import type { Assembled } from '../../shared/plan/assemble/assemble-plan.ts'
import type { FoldedCounts } from '../../shared/plan/assemble/kept-tables.ts'
import type { Ledger } from '../../shared/plan/assemble/ledger.ts'
import { keepEntities } from '../../shared/plan/assemble/plan-tables.ts'
import type { Edit } from '../../shared/plan/edit.ts'
import type { DeviceId, EntryId, ItemId, PlanId } from '../../shared/plan/ids.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import type { SourceEntry } from '../../shared/plan/source.ts'
import type { LivePlanOptions } from './live-plan-options.ts'
import { planAfter } from './plan-after.ts'

interface Read {
  readonly reader: PlanReader
  assembled: Assembled
}

export class ReadPlan {
  readonly #id: PlanId
  #unread: LivePlanOptions | undefined
  readonly #changed: () => void
  readonly #lacks: () => void
  /** As kept; undefined once the documents are read. */
  #shown: Plan | undefined
  #read: Read | undefined
  #waiting: DocChange | undefined
  /** Of which ledger each fold is: one that was read anew may say otherwise what the fold says. */
  readonly foldedFrom = new WeakMap<FoldedCounts['counts'], Ledger>()

  /** `changed`: there is something to `flush`; `lacks`: not before the whole record is here. */
  constructor(options: LivePlanOptions, changed: () => void, lacks: () => void) {
    this.#id = options.id
    this.#unread = options
    this.#changed = changed
    this.#lacks = lacks
    this.#shown = options.shown
    if (!this.#shown) this.#readDocs()
  }

  /** False while the documents are still to be read. */
  get isRead(): boolean {
    return this.#read !== undefined
  }

  get plan(): Plan {
    return this.#shown ?? this.#documents.assembled.plan
  }

  get reader(): PlanReader {
    return this.#documents.reader
  }

  /** Something changed that no frame has shown yet. */
  get isWaiting(): boolean {
    return this.#waiting !== undefined
  }

  /** Reads what changed into the plan; undefined where nothing did, or the whole record is asked for first. */
  flush(): DocChange | undefined {
    const change = this.#waiting
    if (!change) return undefined
    const read = this.#documents
    const { source, isPart } = read.reader
    if (isPart && !this.#isPatch(change)) {
      this.#waiting = { type: 'anew' }
      this.#lacks()
      return undefined
    }
    this.#waiting = undefined
    read.assembled =
      change.type === 'anew' ? createAssembler(source) : patchPlan(read.assembled, source, change.change)
    return change
  }

  /** Tried first, for what cannot be patched uses up what it was tried on. */
  #isPatch(change: DocChange): boolean {
    const { assembled, reader } = this.#documents
    return change.type === 'patch' && previewPatch(assembled, reader.source, change.change) !== undefined
  }

  /** What the plan would be; nothing is written. */
  after(edits: readonly Edit[], stamp: Stamp, device: DeviceId): Plan {
    const { assembled, reader } = this.#documents
    return planAfter(assembled, reader, this.#waiting, edits, stamp, device)
  }

  /** Undefined while something is still to be read into it. */
  branch(): Assembled | undefined {
    return this.#waiting ? undefined : branchOf(this.#documents.assembled)
  }

  /** These ledgers are in their documents; false where older ones are not. */
  arrived(which: readonly Doc[]): boolean {
    const { reader } = this.#documents
    reader.arrived(which)
    if (!reader.isPart && this.#waiting) this.#changed()
    return !reader.isPart
  }

  /** Said, read or folded before. */
  entry(id: EntryId): SourceEntry | undefined {
    return this.ledger.told.get(id)?.entry
  }

  /** A finish, in a check-in that does not come of that command. */
  isPromised(item: ItemId, { at, entries }: DoneCommand): boolean {
    const own = new Set(entries.map(({ id }) => id))
    const said = this.ledger.stories.get(item)?.checkIns ?? []
    return said.some((one) => one.at > at && one.finish !== undefined && !own.has(one.id))
  }

  /** Other documents, without what the relay refused. */
  readAnew(docs: PlanDocs): void {
    const before = this.#documents
    before.reader.close()
    this.#read = { reader: this.#watched(openReader(docs, this.#id)), assembled: before.assembled }
    this.#waiting = { type: 'anew' }
  }

  /** What everything said comes to. */
  get ledger(): Ledger {
    return this.#documents.assembled.state.ledger
  }

  close(): void {
    this.#read?.reader.close()
  }

  get #documents(): Read {
    if (!this.#read) this.#readDocs()
    return must(this.#read)
  }

  #readDocs(): void {
    const options = must(this.#unread)
    options.keeper.fill()
    const reader = openReader(options.docs, options.id, { ...options, lacks: this.#lacks })
    const shown = this.#shown
    const assembled = assemblerOf(reader)
    const plan = shown ? keepEntities(shown, assembled.plan) : assembled.plan
    this.#shown = undefined
    this.#unread = undefined
    if (reader.resumed) this.foldedFrom.set(reader.resumed.ledger.counts, assembled.state.ledger)
    this.#read = { reader: this.#watched(reader), assembled: { ...assembled, plan } }
    // Whoever shows it is told once nobody is in the midst of asking.
    if (shown && plan !== shown) setTimeout(() => this.#take(nothingNew))
  }

  #watched(reader: PlanReader): PlanReader {
    reader.watch((change) => this.#take(change))
    return reader
  }

  #take(change: DocChange): void {
    const isFirst = this.#waiting === undefined
    this.#waiting = this.#waiting ? joinChanges(this.#waiting, change) : change
    if (isFirst) this.#changed()
  }
}

const nothingNew: DocChange = { type: 'patch', change: { changed: [], added: [] } }
