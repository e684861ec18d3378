/** Rows taken up by `m`: arrows carry them through the outline, Enter sets them down, Escape puts them back where they were. */

import type { Refusal } from '../../../shared/commands/refusal.ts'
import type { ItemId } from '../../../shared/plan/ids.ts'
import type { Given } from '../../parts/given.ts'
import type { Done, OpenPlan } from '../../state/open-plan.ts'

export type Way = 'up' | 'down' | 'in' | 'out'

interface HoldGiven {
  readonly open: OpenPlan
  /** What would carry the held rows one step; undefined where there is no such place. */
  readonly moved: (way: Way, items: readonly ItemId[]) => Given | undefined
  /** The item whose row has the focus: rows are held no longer than theirs. */
  readonly active: () => ItemId | undefined
  readonly focus: () => void
  readonly refused: (refusal: Refusal) => void
}

interface Held {
  /** The row with the focus. */
  readonly row: ItemId
  readonly title: string
  readonly items: readonly ItemId[]
}

const ways: ReadonlyMap<string, Way> = new Map([
  ['ArrowUp', 'up'],
  ['k', 'up'],
  ['ArrowDown', 'down'],
  ['j', 'down'],
  ['ArrowRight', 'in'],
  ['ArrowLeft', 'out'],
])

export class RowHold {
  readonly #given: HoldGiven
  #taken: Held | undefined = $state.raw()
  /** One step at a time: each begins where the one before has ended. */
  #steps: Promise<readonly Done[]> = Promise.resolve([])

  constructor(given: HoldGiven) {
    this.#given = given
  }

  get now(): Held | undefined {
    return this.#taken?.row === this.#given.active() ? this.#taken : undefined
  }

  take(held: Held): void {
    this.#steps = Promise.resolve([])
    this.#taken = held
  }

  /** True when the key was about where the rows go; any other sets them down. */
  key({ key }: KeyboardEvent): boolean {
    const way = ways.get(key)
    if (key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta') return true
    if (way) this.#steps = this.#steps.then((steps) => this.#step(way, steps))
    else if (key === 'Escape') this.#putBack()
    else {
      this.#taken = undefined
      return key === 'Enter' || key === 'm'
    }
    return true
  }

  async #step(way: Way, steps: readonly Done[]): Promise<readonly Done[]> {
    const { open, moved, focus, refused } = this.#given
    const given = this.#taken && moved(way, this.#taken.items)
    const done = given && (await open.do(given, null))
    focus()
    if (done && !done.ok) refused(done.error)
    return done?.ok ? [...steps, done.value] : steps
  }

  #putBack(): void {
    const { open, focus } = this.#given
    this.#taken = undefined
    void this.#steps.then(async (steps) => {
      for (const step of steps.toReversed()) await open.undo(step)
      focus()
    })
  }
}
