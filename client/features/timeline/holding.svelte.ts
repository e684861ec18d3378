// What somebody holds: a bar on its way to other dates, or a link on its way to another row; what letting go would do, and
// what that would move. Nothing is written until it is let go; `leave` forgets it.

import { find } from '../../../shared/base/table.ts'
import { createLink } from '../../../shared/commands/create-link.ts'
import { setDates } from '../../../shared/commands/set-dates.ts'
import type { Moved } from '../../../shared/engine/impact.ts'
import type { Link } from '../../../shared/plan/item.ts'
import { given } from '../../parts/given.ts'
import type { Given } from '../../parts/given.ts'
import { LivePreview } from '../../parts/impact/live-preview.svelte.ts'
import type { OpenPlan } from '../../state/open-plan.ts'
import { timeline } from '../../text/en/timeline.ts'
import { datesToSet, heldBy, heldSpan, takeUp, workingShift } from './held-dates.ts'
import type { Grip, HeldDates } from './held-dates.ts'

export type Side = 'start' | 'end'

export type Held =
  | {
      readonly type: 'dates'
      readonly itemId: string
      readonly grip: Grip
      readonly byKeys: boolean
      readonly before: HeldDates
      readonly now: HeldDates
      /** It had no promised dates: even unmoved, letting go says something new. */
      readonly isNew: boolean
    }
  | {
      readonly type: 'link'
      readonly itemId: string
      readonly side: Side
      readonly byKeys: boolean
      readonly to: { readonly itemId: string; readonly side: Side } | undefined
      /** Pixels of the chart under the pointer. */
      readonly at?: { readonly x: number; readonly y: number }
    }

const linkType: Readonly<Record<Side, Readonly<Record<Side, Link['type']>>>> = {
  end: { start: 'FS', end: 'FF' },
  start: { start: 'SS', end: 'SF' },
}

export class Holding {
  readonly #open: OpenPlan
  readonly preview: LivePreview
  #held: Held | undefined = $state.raw()

  constructor(open: OpenPlan) {
    this.#open = open
    this.preview = new LivePreview(open)
  }

  get held(): Held | undefined {
    return this.#held
  }

  /** What would be done, and the words for it; undefined while it is as it was. */
  readonly change: { readonly command: Given; readonly words: string } | undefined = $derived.by(() => {
    const held = this.#held
    const item = held && find(this.#open.plan.items, held.itemId)
    if (!held || !item) return undefined
    if (held.type === 'link') {
      const to = held.to && find(this.#open.plan.items, held.to.itemId)
      if (!held.to || !to) return undefined
      const type = linkType[held.side][held.to.side]
      return {
        command: given(createLink, { from: item.id, to: to.id, type }),
        words: timeline.linked(item.title, to.title),
      }
    }
    const { before, now, isNew } = held
    if (!isNew && before.start === now.start && before.finish === now.finish) return undefined
    const { axis } = this.#open.figures.schedule
    return {
      command: given(setDates, datesToSet(item, now, axis)),
      words: timeline.moved(item.title, this.rangeText),
    }
  })

  /** The dates that are held, as people say them. */
  readonly rangeText: string = $derived.by(() => {
    if (this.#held?.type !== 'dates') return ''
    const { now } = this.#held
    const { schedule, moment } = this.#open.figures
    const start = schedule.axis.startDay(now.start)
    const finish = now.isPoint ? start : schedule.axis.finishDay(now.finish)
    return timeline.rangeOf({ start, finish }, moment.today)
  })

  /** Numbers of days, as marks have them. */
  readonly span = $derived.by(() =>
    this.#held?.type === 'dates' ? heldSpan(this.#held.now, this.#open.figures.schedule.axis) : undefined,
  )

  readonly linkType: Link['type'] = $derived.by(() =>
    this.#held?.type === 'link' ? linkType[this.#held.side][this.#held.to?.side ?? 'start'] : 'FS',
  )

  /** Forecasts that would move, by item. */
  readonly moves: ReadonlyMap<string, Moved> = $derived.by(() => {
    const answer = this.#held && this.preview.answer
    return new Map(answer?.ok ? answer.value.items.map((moved) => [moved.itemId, moved]) : [])
  })

  takeDates(itemId: string, grip: Grip, byKeys: boolean): void {
    const { plan, figures } = this.#open
    const item = find(plan.items, itemId)
    if (!item) return
    const dates = figures.variance[figures.structure.indexOf(itemId) ?? -1]
    const before = takeUp(item, dates, figures.schedule.axis, figures.moment.today)
    const isNew = dates?.commitmentStart === undefined && dates?.commitmentFinish === undefined
    this.#take({ type: 'dates', itemId, grip, byKeys, before, now: before, isNew })
  }

  takeLink(itemId: string, side: Side, byKeys: boolean): void {
    this.#take({ type: 'link', itemId, side, byKeys, to: undefined })
  }

  /** By working days from where it is. */
  shift(grip: Grip, days: number): void {
    const held = this.#held
    if (held?.type === 'dates') this.#moveTo(held, heldBy(held.now, grip, days))
  }

  /** By calendar days from where it was taken up: days off snap. */
  drag(calendarDays: number): void {
    const held = this.#held
    if (held?.type !== 'dates') return
    const { axis } = this.#open.figures.schedule
    const { before, grip } = held
    this.#moveTo(held, heldBy(before, grip, workingShift(before, grip, axis, calendarDays)))
  }

  aim(to: { readonly itemId: string; readonly side: Side } | undefined, at?: { x: number; y: number }): void {
    const held = this.#held
    if (held?.type !== 'link') return
    const isSame = held.to?.itemId === to?.itemId && held.to?.side === to?.side
    this.#held = { ...held, to: isSame ? held.to : to, ...(at && { at }) }
    if (!isSame) this.preview.ask(this.change?.command)
  }

  leave(): void {
    this.#held = undefined
    this.preview.ask(undefined)
  }

  #take(held: Held): void {
    this.#held = held
    this.preview.ask(this.change?.command)
  }

  #moveTo(held: Held & { readonly type: 'dates' }, now: HeldDates): void {
    if (now.start === held.now.start && now.finish === held.now.finish) return
    this.#take({ ...held, now })
  }
}
