// What a DayPicker knows: what is typed and what it means, and where the cursor of the calendar stands.
import { addDays, addMonths, startOfWeek, weeksOfMonth, weekStartOf } from './days.ts'
import { dayToText, readDay, type DayWords } from './day-text.ts'

type Given = {
  readonly value: string | undefined
  readonly today: string
  readonly locale: string
  readonly words: DayWords
  readonly min: string | undefined
  readonly max: string | undefined
}

export class DayPickerState {
  /** Undefined while nothing is being typed. */
  typed: string | undefined = $state()
  cursor = $state('')
  readonly #given: () => Given

  constructor(given: () => Given) {
    this.#given = given
  }

  readonly weekStart = $derived.by(() => weekStartOf(this.#given().locale))

  readonly weeks = $derived.by(() => weeksOfMonth(this.cursor || this.#given().today, this.weekStart))

  readonly text = $derived.by(() => {
    const { value, today, locale } = this.#given()
    return this.typed ?? (value === undefined ? '' : dayToText(value, today, locale))
  })

  /** The day that is typed now, when it means one within bounds. */
  readonly meant = $derived.by(() => {
    const { today, locale, words } = this.#given()
    const day = this.typed === undefined ? undefined : readDay(this.typed, today, locale, words)
    return day !== undefined && this.allows(day) ? day : undefined
  })

  readonly unreadable = $derived.by(() => Boolean(this.typed?.trim()) && this.meant === undefined)

  allows(day: string): boolean {
    const { min, max } = this.#given()
    return (min === undefined || day >= min) && (max === undefined || day <= max)
  }

  open(): void {
    const { value, today } = this.#given()
    this.cursor = this.meant ?? value ?? today
  }

  page(months: number): void {
    this.cursor = addMonths(this.cursor, months)
  }

  /** Moves the cursor by a key of the calendar; false when the key means nothing there. */
  move(key: string, shift: boolean): boolean {
    const to = this.#target(key, shift)
    if (to === undefined) return false
    this.cursor = to
    return true
  }

  #target(key: string, shift: boolean): string | undefined {
    const first = startOfWeek(this.cursor, this.weekStart)
    switch (key) {
      case 'ArrowLeft':
        return addDays(this.cursor, -1)
      case 'ArrowRight':
        return addDays(this.cursor, 1)
      case 'ArrowUp':
        return addDays(this.cursor, -7)
      case 'ArrowDown':
        return addDays(this.cursor, 7)
      case 'Home':
        return first
      case 'End':
        return addDays(first, 6)
      case 'PageUp':
        return addMonths(this.cursor, shift ? -12 : -1)
      case 'PageDown':
        return addMonths(this.cursor, shift ? 12 : 1)
      default:
        return undefined
    }
  }
}
