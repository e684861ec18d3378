// The storage contract without a disk, for tests and for a relay that should forget.

import { ok, type Result } from '../../shared/base/result.ts'
import type {
  Answer,
  Compaction,
  NewRow,
  Storage,
  StoredAccess,
  StoredRoom,
  StoredRow,
  StorageTrouble,
} from './contract.ts'

interface MemoryRoom {
  snapshotId: number
  snapshot: Uint8Array | undefined
  through: number
  last: number
  rows: StoredRow[]
}

export class MemoryStorage implements Storage {
  readonly id: string
  readonly #epochs = new Map<string, string>()
  readonly #accesses = new Map<string, { readonly version: number; readonly text: string }>()
  readonly #rooms = new Map<string, MemoryRoom>()
  #sequence = 0

  constructor(id: string) {
    this.id = id
  }

  async claimEpoch(plan: string, epoch: string): Promise<Result<string, StorageTrouble>> {
    const current = this.#epochs.get(plan) ?? epoch
    this.#epochs.set(plan, current)
    return ok(current)
  }

  async load(room: string): Promise<Result<StoredRoom, StorageTrouble>> {
    const { snapshotId, snapshot, through, rows } = this.#room(room)
    return ok({ snapshotId, snapshot, through, rows: rows.slice() })
  }

  async since(room: string, sequence: number): Promise<Result<StoredRoom, StorageTrouble>> {
    const { snapshotId, snapshot, through, rows } = this.#room(room)
    const later = rows.filter((row) => row.sequence > sequence)
    return ok({ snapshotId, snapshot: through > sequence ? snapshot : undefined, through, rows: later })
  }

  async heads(rooms: readonly string[]): Promise<Result<readonly number[], StorageTrouble>> {
    return ok(rooms.map((room) => this.#room(room).last))
  }

  async append(rows: readonly NewRow[]): Promise<Result<readonly number[], StorageTrouble>> {
    return ok(rows.map(({ room, update }) => this.#appendOne(room, update)))
  }

  async compact(compaction: Compaction): Promise<Result<boolean, StorageTrouble>> {
    const room = this.#room(compaction.room)
    const replaced = new Set(compaction.sequences)
    const kept = room.rows.filter(({ sequence }) => !replaced.has(sequence))
    const asRead =
      room.snapshotId === compaction.snapshotId && kept.length + replaced.size === room.rows.length
    if (!asRead) return ok(false)
    room.rows = kept
    room.snapshot = compaction.snapshot.slice()
    room.snapshotId = ++this.#sequence
    room.through = Math.max(room.through, ...compaction.sequences)
    return ok(true)
  }

  async access(plan: string): Answer<StoredAccess> {
    const { version, text } = this.#accesses.get(plan) ?? { version: 0, text: undefined }
    return ok({ version, text, isKnown: this.#epochs.has(plan) })
  }

  async putAccess(plan: string, version: number, text: string): Answer<boolean> {
    if ((this.#accesses.get(plan)?.version ?? 0) !== version) return ok(false)
    this.#accesses.set(plan, { version: version + 1, text })
    return ok(true)
  }

  async accessVersions(plans: readonly string[]): Answer<readonly number[]> {
    return ok(plans.map((plan) => this.#accesses.get(plan)?.version ?? 0))
  }

  async erase(plan: string): Answer<true> {
    for (const name of this.#rooms.keys()) if (name.startsWith(`${plan}.`)) this.#rooms.delete(name)
    return ok(true)
  }

  async prune(): Promise<Result<true, StorageTrouble>> {
    return ok(true)
  }

  async probe(): Promise<Result<true, StorageTrouble>> {
    return ok(true)
  }

  async close(): Promise<void> {}

  #appendOne(room: string, update: Uint8Array): number {
    const into = this.#room(room)
    into.last = ++this.#sequence
    into.rows.push({ sequence: into.last, update: update.slice() })
    return into.last
  }

  #room(name: string): MemoryRoom {
    const room = this.#rooms.get(name) ?? {
      snapshotId: 0,
      snapshot: undefined,
      through: 0,
      last: 0,
      rows: [],
    }
    this.#rooms.set(name, room)
    return room
  }
}
