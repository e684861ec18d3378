/**
 * The ledger's entries by what they are about, each with its effective time. Adding tells what was touched; folding reads
 * it from here. Entries are only ever added; a withdrawal hides what it names.
 */

import type { Certificate } from '../certificate.ts'
import type { Instant } from '../../base/instant.ts'
import { LaidMap } from '../../base/laid-map.ts'
import type { PackedRows } from '../../base/packed-rows.ts'
import type { DeviceId, EntryId, ItemId, KpiId, PersonId } from '../ids.ts'
import type { Answer } from '../answer.ts'
import type { Period } from '../period.ts'
import type { Comment, Reading } from '../report.ts'
import type { Closing, Decision, Session, Treatment } from '../session.ts'
import type { SourceEntry } from '../source.ts'
import { admitEntry, outranks } from './admit-entry.ts'
import { EffectiveTimes, sortByOrder, unset } from './effective-time.ts'
import type { Told } from './effective-time.ts'
import type { Fault } from '../fault.ts'
import type { SaidOfStages } from './stage-fields.ts'
import type { FaultBook } from './fault-book.ts'
import { entryKinds } from './entry-kinds.ts'
import { listsOver, mapOver } from './grouping.ts'
import { copyOfStory } from './item-story.ts'
import type { ItemStory } from './item-story.ts'
import { TakenBack } from './taken-back.ts'
import { ToldEntries } from './told-entries.ts'
import { nothingTouched } from './touched.ts'
import type { Touched } from './touched.ts'

/** One entry about another: a closing, an outcome, a confirmation, whom a device speaks for. */
export interface Word<T> {
  readonly id: EntryId
  readonly at: Instant
  readonly by?: PersonId
  readonly says: T
}

export type Outcome = NonNullable<Decision['outcome']>
export type ClosingWords = Pick<Closing, 'figures' | 'fingerprint'>
export type TreatmentWords = Omit<Treatment, 'at' | 'by'>

export class Ledger {
  readonly #told = new ToldEntries()
  readonly told: Map<EntryId, Told>
  /** What is taken back → by which withdrawals. */
  readonly withdrawals: Map<EntryId, EntryId[]>
  readonly stories: Map<ItemId, ItemStory>
  readonly readings: Map<KpiId, Reading[]>
  readonly comments: Map<EntryId, Comment>
  readonly sessions: Map<EntryId, Session>
  readonly decisions: Map<EntryId, Decision>
  readonly closings: Map<EntryId, Word<ClosingWords>[]>
  readonly joined: Map<EntryId, Word<EntryId>[]>
  readonly treatments: Map<EntryId, Word<TreatmentWords>[]>
  readonly outcomes: Map<EntryId, Word<Omit<Outcome, 'at'>>[]>
  readonly takenOn: Map<EntryId, Word<EntryId>[]>
  readonly confirmations: Map<EntryId, Word<EntryId>[]>
  readonly answers: Map<EntryId, Answer>
  readonly periods: Map<EntryId, Period>
  readonly acceptances: Map<EntryId, Word<EntryId>[]>
  readonly completions: Map<EntryId, Word<EntryId>[]>
  /** Of an item's stages and value, in the order of arrival. */
  readonly governed: Map<ItemId, Word<SaidOfStages>[]>
  readonly deviceNames: Map<DeviceId, Word<string | undefined>[]>
  readonly speaksFor: Map<DeviceId, Word<PersonId | undefined>[]>
  readonly certificates: Map<DeviceId, Word<Certificate>[]>
  readonly unknownKinds: Map<string, number>
  readonly #faults: FaultBook
  readonly faultsInside: Map<EntryId, readonly Fault[]>
  #hasRefused: boolean
  readonly #takenBack: TakenBack
  readonly #times: EffectiveTimes

  /** `under`: what stands already, and is left as it is. */
  constructor(faults: FaultBook, under?: Ledger) {
    this.#faults = faults
    this.told = under ? new LaidMap(under.told, (told) => ({ ...told })) : this.#told
    this.withdrawals = listsOver(under?.withdrawals)
    this.stories = under ? new LaidMap(under.stories, copyOfStory) : new Map()
    this.readings = listsOver(under?.readings)
    this.comments = mapOver(under?.comments)
    this.sessions = mapOver(under?.sessions)
    this.decisions = mapOver(under?.decisions)
    this.closings = listsOver(under?.closings)
    this.joined = listsOver(under?.joined)
    this.treatments = listsOver(under?.treatments)
    this.outcomes = listsOver(under?.outcomes)
    this.takenOn = listsOver(under?.takenOn)
    this.confirmations = listsOver(under?.confirmations)
    this.answers = mapOver(under?.answers)
    this.periods = mapOver(under?.periods)
    this.acceptances = listsOver(under?.acceptances)
    this.completions = listsOver(under?.completions)
    this.governed = listsOver(under?.governed)
    this.deviceNames = listsOver(under?.deviceNames)
    this.speaksFor = listsOver(under?.speaksFor)
    this.certificates = listsOver(under?.certificates)
    this.unknownKinds = mapOver(under?.unknownKinds)
    this.faultsInside = mapOver(under?.faultsInside)
    this.#hasRefused = under !== undefined && under.#hasRefused
    this.#times = new EffectiveTimes(this.told, under && under.#times)
    this.#takenBack = new TakenBack(this, under && under.#takenBack.relayKey)
  }

  /** Says whose word on roles counts; true where it was another's: what is taken back has to be judged anew. */
  trust(relayKey: string | undefined): boolean {
    if (relayKey === this.#takenBack.relayKey) return false
    this.#takenBack.relayKey = relayKey
    this.rolesChanged()
    return true
  }

  /** Undefined when what stood here already is changed by it, so that all has to be read anew: late or forged entries. */
  add(entries: Iterable<SourceEntry>, touched?: Touched): Touched | undefined {
    const added: Told[] = []
    for (const entry of entries) if (!this.#admit(entry, added)) return undefined
    if (this.#times.settle(added)) return undefined
    const isFirst = added.length === this.told.size
    for (const told of added) this.#index(told)
    return isFirst && !touched
      ? this.all(added.map(({ entry }) => entry.id))
      : this.#touchedBy(added, touched)
  }

  /** Into a ledger that nothing was told yet: what was admitted and settled already, in order. */
  addSettled(settled: readonly Told[]): Touched {
    const arrived: EntryId[] = []
    for (const { entry, at } of settled) {
      const told = { entry, at }
      this.told.set(entry.id, told)
      this.#index(told)
      arrived.push(entry.id)
    }
    return this.all(arrived)
  }

  /** Takes entries out, with all that had seen one of them: going back to a day before they were said. */
  remove(entries: readonly SourceEntry[]): Touched {
    const touched = nothingTouched()
    for (const entry of entries) entryKinds.get(entry.kind)?.touch(entry, touched, this)
    for (const entry of entries) {
      this.told.delete(entry.id)
      this.faultsOf(entry.id, [])
      this.faultsInside.delete(entry.id)
      const kind = entryKinds.get(entry.kind)
      if (kind) kind.forget(entry, this)
      else this.#forgetUnknown(entry.kind)
    }
    return touched
  }

  #forgetUnknown(kind: string): void {
    const count = (this.unknownKinds.get(kind) ?? 0) - 1
    this.unknownKinds.set(kind, count)
    this.#sayUnknown(kind, count)
  }

  /** Seen by name and not here; undefined where the ledger holds what cannot be taken up again (kept-ledger.ts). */
  get missing(): ReadonlySet<EntryId> | undefined {
    return this.#hasRefused ? undefined : this.#times.missing
  }

  /** Of a ledger that was kept: `rows` of `KeptTold`, `count` of them. */
  addTold(rows: PackedRows, count: number): void {
    this.#told.addPacked(rows, count)
  }

  /** Last, when all else that was kept is in place. */
  takeUp(missing: Iterable<EntryId>, faults: Iterable<readonly [EntryId, readonly Fault[]]>): void {
    this.#times.takeUp(missing)
    for (const [kind, count] of this.unknownKinds) this.#sayUnknown(kind, count)
    for (const [entry, inside] of faults) this.faultsOf(entry, inside)
  }

  /** False where an entry that was settled before is replaced. */
  #admit(found: SourceEntry, added: Told[]): boolean {
    const entry = admitEntry(found)
    if (!entry) {
      this.#hasRefused = true
      const id = String(found.id)
      this.#faults.put(`envelope\n${id}`, [{ code: 'BAD_ENTRY', kind: 'entry', id }])
      return true
    }
    const before = this.told.get(entry.id)
    if (!before) {
      const told = { entry, at: unset }
      this.told.set(entry.id, told)
      added.push(told)
    } else if (before.kept) {
      return false
    } else if (before.entry !== found && outranks(entry, before.entry)) {
      if (before.at !== unset) return false
      before.entry = entry
    }
    return true
  }

  #index(told: Told): void {
    const { entry } = told
    const kind = entryKinds.get(entry.kind)
    if (!kind) {
      const count = (this.unknownKinds.get(entry.kind) ?? 0) + 1
      this.unknownKinds.set(entry.kind, count)
      this.#sayUnknown(entry.kind, count)
      return
    }
    kind.index(told, this)
  }

  #sayUnknown(kind: string, count: number): void {
    this.#faults.put(
      `unknown\n${kind}`,
      count === 0 ? [] : [{ code: 'UNKNOWN_ENTRY', kind: 'entry', id: kind, found: String(count) }],
    )
  }

  #touchedBy(added: readonly Told[], touched = nothingTouched()): Touched {
    for (const { entry } of added) {
      touched.arrived.push(entry.id)
      entryKinds.get(entry.kind)?.touch(entry, touched, this)
    }
    return touched
  }

  /** Of a first reading or a ledger taken up: whatever anything was said about, without asking each entry. */
  all(arrived: EntryId[]): Touched {
    return {
      items: new Set(this.stories.keys()),
      kpis: new Set(this.readings.keys()),
      comments: new Set(this.comments.keys()),
      sessions: new Set(this.sessions.keys()),
      decisions: new Set(this.decisions.keys()),
      answers: new Set(this.answers.keys()),
      periods: new Set(this.periods.keys()),
      devices: new Set([...this.deviceNames.keys(), ...this.speaksFor.keys(), ...this.certificates.keys()]),
      arrived,
    }
  }

  /** Marks what follows from an entry, where it is here. */
  touch(id: EntryId | undefined, touched: Touched): void {
    const entry = id === undefined ? undefined : this.told.get(id)?.entry
    if (entry) entryKinds.get(entry.kind)?.touch(entry, touched, this)
  }

  storyOf(item: ItemId): ItemStory {
    let story = this.stories.get(item)
    if (!story) this.stories.set(item, (story = { checkIns: [], bookings: [], changes: [] }))
    return story
  }

  /** What is wrong inside an entry, unless it was taken back. */
  faultsOf(entry: EntryId, faults: readonly Fault[]): void {
    this.faultsInside.set(entry, faults)
    this.refreshFaults(entry)
  }

  refreshFaults(entry: EntryId): void {
    const faults = this.faultsInside.get(entry)
    if (faults) this.#faults.put(`entry\n${entry}`, this.isWithdrawn(entry) ? [] : faults)
  }

  /** Of every withdrawal, or those by one device: what it takes back is folded anew, for its role may be another. */
  touchTakenBack(touched: Touched, by?: DeviceId): void {
    for (const [id, takers] of this.withdrawals)
      if (by === undefined || takers.some((taker) => this.told.get(taker)?.entry.device === by))
        this.touchTaken(id, touched)
  }

  /** What relays vouch for stands whoever takes it back. */
  touchTaken(id: EntryId, touched: Touched): void {
    if (this.told.get(id)?.entry.kind !== 'certificate') this.touch(id, touched)
  }

  rolesChanged(): void {
    if (this.withdrawals.size > 0) for (const entry of this.faultsInside.keys()) this.refreshFaults(entry)
  }

  isWithdrawn(entry: EntryId): boolean {
    return this.#takenBack.has(entry)
  }

  /** Those that stand, in effective order. */
  standing<T extends { readonly id: EntryId; readonly at: Instant }>(list: T[] | undefined): readonly T[] {
    if (!list || list.length === 0) return none
    sortByOrder(list)
    return this.withdrawals.size === 0 ? list.slice() : list.filter(({ id }) => !this.isWithdrawn(id))
  }
}

const none: readonly never[] = Object.freeze([])
