/** What the relay refused of a plan, kept on the device as it was written until somebody tries it again or throws it away. */

import type { DeviceDatabase, DraftRow } from './database.ts'

export class RejectedDrafts {
  readonly #database: DeviceDatabase
  readonly #path: string
  #rows: readonly DraftRow[] = $state.raw([])

  constructor(database: DeviceDatabase, path: string) {
    this.#database = database
    this.#path = path
  }

  /** Oldest first. */
  get rows(): readonly DraftRow[] {
    return this.#rows
  }

  /** What another tab, or the store, wrote; where nothing can be read, what is known stays. */
  async load(): Promise<void> {
    const { drafts } = this.#database
    this.#rows = await drafts
      .where('path')
      .equals(this.#path)
      .sortBy('key')
      .catch(() => this.#rows)
  }

  /** Where they could not be written: until the tab is closed. */
  hold(rows: readonly Omit<DraftRow, 'key'>[]): void {
    const first = Math.max(0, ...this.#rows.map(({ key }) => key)) + 1
    this.#rows = [...this.#rows, ...rows.map((row, i) => ({ ...row, key: first + i }))]
  }

  /** The answer brings it back; `changed`: the other tabs are told. */
  async drop(key: number, changed: () => void): Promise<() => Promise<void>> {
    const row = await this.remove(key)
    changed()
    return async () => {
      if (row) await this.put([row])
      changed()
    }
  }

  async remove(key: number): Promise<DraftRow | undefined> {
    const row = this.#rows.find((one) => one.key === key)
    this.#rows = this.#rows.filter((one) => one !== row)
    await this.#database.drafts.delete(key).catch(() => undefined)
    return row
  }

  /** Back, or into a database that was cleared. */
  async put(rows: readonly DraftRow[]): Promise<void> {
    const known = new Set(rows.map(({ key }) => key))
    this.#rows = [...this.#rows.filter(({ key }) => !known.has(key)), ...rows].toSorted(
      (a, b) => a.key - b.key,
    )
    await this.#database.drafts.bulkPut(rows.slice()).catch(() => undefined)
  }
}
