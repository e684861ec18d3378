/** The keys of the Timeline (look.md, Keyboard): through the rows as in a tree, closer and further, holding a bar or a link. */

import { treeStep } from './timeline-rows.ts'
import type { TimelineState } from './timeline-state.svelte.ts'
import type { Held } from './holding.svelte.ts'

export interface KeyActs {
  open(itemId: string): void
  /** Gives the focus to a row once it is drawn. */
  focus(at: number): void
  take(): void
  leave(): void
}

/** True when the key meant something here. */
export function timelineKey(event: KeyboardEvent, state: TimelineState, acts: KeyActs): boolean {
  if (event.ctrlKey || event.metaKey) return false
  const { held } = state.holding
  if (held?.type === 'dates' && held.byKeys) return dateKey(event, state, acts)
  if (held?.type === 'link' && held.byKeys) return linkKey(event, state, acts, held)
  return rowKey(event, state, acts)
}

function rowKey(event: KeyboardEvent, state: TimelineState, acts: KeyActs): boolean {
  if (event.altKey) return false
  const row = state.rows[state.activeRow]
  const to = rowTarget(event.key, state)
  if (to !== undefined) {
    acts.focus(to)
    return true
  }
  switch (event.key) {
    case '+':
    case '=':
      void state.view.zoomStep(1)
      return true
    case '-':
      void state.view.zoomStep(-1)
      return true
    case '0':
      void state.view.fit()
      return true
    case 't':
      void state.view.showDay(state.today)
      return true
  }
  if (!row) return false
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowRight': {
      const step = treeStep(state.rows, state.activeRow, event.key === 'ArrowLeft' ? 'left' : 'right')
      if (step?.type === 'go') acts.focus(step.to)
      else if (step) state.toggle(row.id)
      return true
    }
    case 'Enter':
      acts.open(row.id)
      return true
    case 'm':
      if (state.open.readOnly) return false
      state.holding.takeDates(row.id, 'move', true)
      state.reveal(row.id)
      return true
    case 'l':
      if (state.open.readOnly) return false
      state.holding.takeLink(row.id, 'end', true)
      return true
    default:
      return false
  }
}

function rowTarget(key: string, { activeRow, rows, view }: TimelineState): number | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return activeRow + 1
    case 'ArrowUp':
    case 'k':
      return activeRow - 1
    case 'PageDown':
      return activeRow + view.page
    case 'PageUp':
      return activeRow - view.page
    case 'Home':
      return 0
    case 'End':
      return rows.length - 1
    default:
      return undefined
  }
}

function dateKey(event: KeyboardEvent, state: TimelineState, acts: KeyActs): boolean {
  const grip = event.shiftKey ? 'finish' : event.altKey ? 'start' : 'move'
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -5, ArrowDown: 5 }
  const step = steps[event.key]
  if (step !== undefined) {
    state.holding.shift(grip, step)
    if (state.holding.span) state.view.revealDays(state.holding.span)
    return true
  }
  return endKey(event, acts)
}

function linkKey(
  event: KeyboardEvent,
  state: TimelineState,
  acts: KeyActs,
  held: Held & { type: 'link' },
): boolean {
  const aimAt = (row: number, side = held.to?.side ?? 'start'): void => {
    const found = state.rows[Math.min(state.rows.length - 1, Math.max(0, row))]
    if (!found) return
    state.holding.aim(found.id === held.itemId ? undefined : { itemId: found.id, side })
    acts.focus(state.rowAt(found.id))
  }
  const to = event.key.length === 1 ? undefined : rowTarget(event.key, state)
  if (to !== undefined) aimAt(to)
  else if (event.key === 'ArrowRight') turn(state, held, 1)
  else if (event.key === 'ArrowLeft') turn(state, held, -1)
  else if (event.key.length === 1 && !event.altKey && event.key !== ' ') {
    const { text, at } = state.typed
    state.typed = { text: event.timeStamp - at < 900 ? text + event.key : event.key, at: event.timeStamp }
    const found = rowNamed(state, state.typed.text.toLowerCase(), held.itemId)
    if (found >= 0) aimAt(found)
  } else return endKey(event, acts)
  return true
}

const ways = [
  { from: 'end', to: 'start' },
  { from: 'start', to: 'start' },
  { from: 'end', to: 'end' },
  { from: 'start', to: 'end' },
] as const

/** The next of the four ways to link: FS, SS, FF, SF, and round. */
function turn(state: TimelineState, held: Held & { type: 'link' }, step: 1 | -1): void {
  if (!held.to) return
  const { itemId, side } = held.to
  const now = ways.findIndex((way) => way.from === held.side && way.to === side)
  const next = ways[(now + step + ways.length) % ways.length]
  if (!next) return
  state.holding.takeLink(held.itemId, next.from, true)
  state.holding.aim({ itemId, side: next.to })
}

function rowNamed({ rows, open, activeRow }: TimelineState, text: string, except: string): number {
  const { list } = open.plan.items
  for (let step = 1; step <= rows.length; step++) {
    const at = (activeRow + step - (text.length > 1 ? 1 : 0)) % rows.length
    const row = rows[at]
    if (row && row.id !== except && list[row.index]?.title.toLowerCase().startsWith(text)) return at
  }
  return -1
}

function endKey(event: KeyboardEvent, acts: KeyActs): boolean {
  if (event.key === 'Enter') acts.take()
  else if (event.key === 'Escape') acts.leave()
  else if (event.key === 'Tab') {
    acts.leave()
    return false
  } else return ['m', 'l', ' '].includes(event.key)
  return true
}
