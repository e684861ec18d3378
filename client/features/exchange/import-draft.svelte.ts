/** What is being imported: read, asked about, previewed. Nothing is written before `Accept` (P10). */

import { severalRoles } from '../../../shared/exchange/table/columns.ts'
import type { ColumnRole } from '../../../shared/exchange/table/columns.ts'
import { largestFile } from '../../../shared/exchange/table/decode-text.ts'
import type { NeutralRow } from '../../../shared/exchange/table/neutral-row.ts'
import { oldDatesOf, shiftBefore, takenAs } from '../../../shared/exchange/table/old-dates.ts'
import type { OldDates, OldDatesAnswer } from '../../../shared/exchange/table/old-dates.ts'
import { knownSource, previewImport } from '../../../shared/exchange/table/plan-import.ts'
import type { ImportPreview } from '../../../shared/exchange/table/plan-import.ts'
import type { ImportRead, TableRead } from '../../../shared/exchange/table/read-import.ts'
import type { DayOrder } from '../../../shared/exchange/table/read-day.ts'
import type { OpenPlan } from '../../state/open-plan.ts'
import { readAside } from './read-aside.ts'

export class ImportDraft {
  readonly #open: OpenPlan
  #source: Uint8Array | string = ''
  #stop: AbortController | undefined
  name = $state('')
  reading = $state(false)
  failed = $state(false)
  result: ImportRead | undefined = $state.raw()
  /** Texts of owners that the importer asked to make people of. */
  newPeople: ReadonlySet<string> = $state.raw(new Set())
  /** What is wished of dates that lie in the past; undefined: as it was done the last time, else as the file says. */
  #oldDatesAnswer: OldDatesAnswer | undefined = $state.raw()
  #roles: readonly ColumnRole[] | undefined = $state.raw()
  #dayOrders: ReadonlyMap<number, DayOrder> = $state.raw(new Map())

  readonly table: TableRead | undefined = $derived(this.result?.type === 'table' ? this.result : undefined)
  /** What is being accepted: the plan that changes beneath it changes it no more. */
  #held: { readonly source: string; readonly again: boolean; readonly preview: ImportPreview } | undefined =
    $state.raw()
  readonly source: string = $derived.by(() =>
    this.#held
      ? this.#held.source
      : this.table
        ? knownSource(this.#open.plan, this.table.read.rows, this.name)
        : this.name,
  )
  /** The file was imported here before: it updates. */
  readonly again: boolean = $derived.by(
    () =>
      this.#held?.again ?? this.#open.plan.items.list.some((item) => item.external?.source === this.source),
  )
  readonly oldDates: OldDates | undefined = $derived.by(() =>
    this.table ? oldDatesOf(this.table.read.rows, this.#open.figures.moment.today) : undefined,
  )
  readonly #shiftBefore: number = $derived.by(() =>
    this.table && this.oldDates ? shiftBefore(this.#open.plan, this.table.read.rows, this.source) : 0,
  )
  readonly oldDatesAnswer: OldDatesAnswer = $derived.by(() =>
    this.oldDates ? (this.#oldDatesAnswer ?? (this.#shiftBefore > 0 ? 'move' : 'keep')) : 'keep',
  )
  /** Days. */
  readonly shift: number = $derived.by(() => this.#shiftBefore || (this.oldDates?.shift ?? 0))
  readonly #rows: readonly NeutralRow[] = $derived.by(() =>
    takenAs(this.table?.read.rows ?? [], this.oldDatesAnswer, this.shift),
  )
  readonly preview: ImportPreview | undefined = $derived.by(() => {
    if (this.#held) return this.#held.preview
    if (!this.table || this.table.read.questions.length > 0) return undefined
    const { today } = this.#open.figures.moment
    const asked = [this.#open.plan, this.#rows, this.source, today, this.newPeople] as const
    if (asked.some((one, i) => one !== this.#previewed?.asked[i])) {
      const [plan, rows, source, , newPeople] = asked
      this.#previewed = { asked, preview: previewImport(plan, rows, { source, today, newPeople }) }
    }
    return this.#previewed?.preview
  })
  /** Only a memo: what was let go of again is mostly what it was, and of 50,000 rows it takes a second. */
  #previewed: { readonly asked: readonly unknown[]; readonly preview: ImportPreview } | undefined

  constructor(open: OpenPlan) {
    this.#open = open
  }

  async takeFile(file: File): Promise<void> {
    this.clear()
    this.name = file.name
    if (file.size > largestFile) {
      const trouble = { code: 'TOO_LARGE', bytes: file.size, limit: largestFile } as const
      this.result = { type: 'trouble', trouble }
      return
    }
    this.reading = true
    try {
      this.#source = new Uint8Array(await file.arrayBuffer())
      await this.#read()
    } catch {
      this.reading = false
      this.failed = true
    }
  }

  async takeText(text: string, name: string): Promise<void> {
    this.clear()
    this.name = name
    this.#source = text
    await this.#read()
  }

  setRole(column: number, role: ColumnRole): void {
    const before = this.table?.roles
    if (!before) return
    this.#roles = before.map((one, i) => (i === column ? role : once(one, role)))
    void this.#read()
  }

  answerDays(column: number, order: DayOrder): void {
    this.#dayOrders = new Map([...this.#dayOrders, [column, order]])
    void this.#read()
  }

  takeOldDates(as: OldDatesAnswer): void {
    this.#oldDatesAnswer = as
  }

  makePerson(text: string, make: boolean): void {
    const next = new Set(this.newPeople)
    if (make) next.add(text)
    else next.delete(text)
    this.newPeople = next
  }

  hold(): void {
    const { source, again, preview } = this
    if (preview) this.#held = { source, again, preview }
  }

  letGo(): void {
    this.#held = undefined
  }

  cancel(): void {
    this.#stop?.abort()
    this.clear()
  }

  clear(): void {
    this.#stop?.abort()
    this.#held = undefined
    this.#previewed = undefined
    this.#source = ''
    this.#roles = undefined
    this.#dayOrders = new Map()
    this.#oldDatesAnswer = undefined
    this.newPeople = new Set()
    this.result = undefined
    this.reading = false
    this.failed = false
    this.name = ''
  }

  async #read(): Promise<void> {
    this.#stop?.abort()
    const stop = new AbortController()
    this.#stop = stop
    this.reading = true
    const { settings } = this.#open.plan
    try {
      const result = await readAside(
        {
          source: this.#source,
          ...(this.#roles && { roles: this.#roles }),
          dayOrders: this.#dayOrders,
          hoursPerDay: settings.hoursPerDay,
          currency: settings.currency,
          workdays: [...settings.calendar.workdays],
          timeZone: settings.timeZone,
        },
        stop.signal,
      )
      if (stop !== this.#stop) return
      this.result = result
    } catch {
      if (stop === this.#stop && !stop.signal.aborted) this.failed = true
    }
    if (stop === this.#stop) this.reading = false
  }
}

/** A meaning is given to one column, save those that may stand in several. */
function once(before: ColumnRole, given: ColumnRole): ColumnRole {
  return before === given && !severalRoles.includes(given) ? 'ignore' : before
}
