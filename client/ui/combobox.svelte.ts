// What a Combobox knows: what is typed, which rows fit, which one is active, which part of them is in sight.
import { matchOptions, type Option } from './match-options.ts'

export type ComboboxRow<T extends Option> =
  | { readonly type: 'option'; readonly option: T; readonly position: number }
  | { readonly type: 'group'; readonly label: string }
  | { readonly type: 'create'; readonly query: string }

type Given<T extends Option> = {
  readonly options: readonly T[]
  readonly value: string | undefined
  readonly canCreate: boolean
}

export class ComboboxState<T extends Option> {
  /** Undefined while nothing is being typed: the chosen option's label is shown. */
  query: string | undefined = $state()
  active = $state(-1)
  scrolled = $state(0)
  readonly #given: () => Given<T>

  constructor(given: () => Given<T>) {
    this.#given = given
  }

  readonly chosen = $derived.by(() => {
    const { options, value } = this.#given()
    return value === undefined ? undefined : options.find((option) => option.value === value)
  })

  readonly text = $derived.by(() => this.query ?? this.chosen?.label ?? '')

  readonly fitting = $derived.by(() => matchOptions(this.#given().options, this.query ?? ''))

  readonly rows = $derived.by(() => {
    const rows: ComboboxRow<T>[] = []
    const grouped = groupsTogether(this.fitting)
    let group: string | undefined
    for (const [at, option] of grouped.entries()) {
      if (option.group !== undefined && option.group !== group)
        rows.push({ type: 'group', label: option.group })
      group = option.group
      rows.push({ type: 'option', option, position: at + 1 })
    }
    const query = this.query?.trim() ?? ''
    if (this.#given().canCreate && query && !this.fitting.some(({ label }) => label === query))
      rows.push({ type: 'create', query })
    return rows
  })

  /** A new text: the first row that can be taken becomes active. */
  type(query: string): void {
    this.query = query
    this.scrolled = 0
    this.active = this.#nextTakeable(-1, 1)
  }

  /** Opened without typing: the chosen row is active, none when nothing is chosen. */
  open(): void {
    this.active = this.rows.findIndex(
      (row) => row.type === 'option' && row.option.value === this.#given().value,
    )
  }

  /** Steps over group heads and stops at the ends. */
  move(step: number): void {
    const direction = step < 0 ? -1 : 1
    let to = this.active
    for (let left = Math.abs(step); left > 0; left--) {
      const next = this.#nextTakeable(to, direction)
      if (next < 0) break
      to = next
    }
    if (to < 0 && direction < 0) to = this.#nextTakeable(this.rows.length, -1)
    this.active = to
  }

  close(): void {
    this.query = undefined
    this.active = -1
    this.scrolled = 0
  }

  #nextTakeable(from: number, direction: 1 | -1): number {
    for (let at = from + direction; at >= 0 && at < this.rows.length; at += direction)
      if (this.rows[at]?.type !== 'group') return at
    return -1
  }
}

/* The groups in the order of their best fit, each in one piece. */
function groupsTogether<T extends Option>(options: readonly T[]): readonly T[] {
  const groups = Map.groupBy(options, (option) => option.group)
  return groups.size < 2 ? options : [...groups.values()].flat()
}
