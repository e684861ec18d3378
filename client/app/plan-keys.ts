/** Keys that work everywhere in a plan (look.md, Keyboard). A field that is being typed in keeps its letters. */

import type { Attachment } from 'svelte/attachments'
import { tinykeys } from 'tinykeys'
import type { Screen } from '../state/route.svelte.ts'
import { afterPaint } from '../state/after-paint.ts'
import { aboutFocus, standsInRow, stepRows } from '../ui/step-rows.ts'
import type { PlanActs } from './plan-acts.svelte.ts'

const typed = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]'
/** Held down, they go on. */
const repeats: ReadonlySet<string> = new Set(['j', 'k', 'ArrowDown', 'ArrowUp'])
/** What answers to arrows itself. */
const steered = `${typed}, input, [role="menu"], [role="listbox"], [role="grid"], dialog`

/** Whoever goes by keys goes on from the screen's title, unless the focus is elsewhere by now. */
function focusTitle(before: Element | null): void {
  const active = document.activeElement
  if (active !== before && active !== document.body) return
  document.querySelector<HTMLElement>('main h1[tabindex]')?.focus({ preventScroll: true })
}

type Keys = Record<string, (event: KeyboardEvent) => void>

export function planKeys(acts: PlanActs): Attachment<Window> {
  const among = (fields: string, run: () => boolean | void) => (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.closest(fields)) return
    if (event.defaultPrevented || (event.repeat && !repeats.has(event.key)) || run() === false) return
    event.preventDefault()
  }
  const whenNotTyping = (run: () => boolean | void) => among(typed, run)
  /** On the row with the focus, else on the item whose details are open. */
  const onItem = (run: (itemId: string) => void) =>
    whenNotTyping(() => {
      const about = aboutFocus() ?? acts.openedItem
      if (about === undefined || !acts.isItem(about)) return false
      run(about)
    })
  const always = (run: () => void) => (event: KeyboardEvent) => {
    event.preventDefault()
    run()
  }
  const goTo = (screen: Screen) =>
    whenNotTyping(() => {
      const before = document.activeElement
      acts.go(screen)
      void afterPaint().then(() => focusTitle(before))
    })
  const places: Keys = {
    'g n': goTo('now'),
    'g m': goTo('my-work'),
    'g b': goTo('board'),
    'g t': goTo('timeline'),
    'g s': goTo('table'),
    'g g': goTo('gaps'),
  }
  const deeds: Keys = {
    '$mod+k': always(() => (acts.palette = !acts.palette)),
    '$mod+z': whenNotTyping(() => void acts.undo()),
    '$mod+Shift+z': whenNotTyping(() => void acts.redo()),
    u: whenNotTyping(() => void acts.undo()),
    // Where these two stand differs by keyboard: with Shift or without.
    '[Shift]+?': whenNotTyping(() => (acts.keys = true)),
    '[Shift]+/': whenNotTyping(() => {
      const filter = document.querySelector<HTMLElement>('[data-filter] input, input[type="search"]')
      filter?.focus()
      return filter !== null
    }),
    j: whenNotTyping(() => stepRows(1)),
    k: whenNotTyping(() => stepRows(-1)),
    ArrowDown: among(steered, () => standsInRow() && stepRows(1)),
    ArrowUp: among(steered, () => standsInRow() && stepRows(-1)),
    e: onItem((itemId) => acts.edit(itemId, 'title')),
    o: onItem((itemId) => acts.edit(itemId, 'owner')),
    c: onItem((itemId) => acts.checkIn(itemId)),
    m: onItem((itemId) => acts.hold(itemId)),
  }
  /** Two keys before one, each pair listened to by itself: of several in one list, those behind the one that fits stay begun. */
  const lists = [...Object.entries(places).map(([keys, run]) => ({ [keys]: run })), deeds]
  return (window) => {
    const stops = lists.map((keys) => tinykeys(window, keys, { ignore: (event) => event.isComposing }))
    return () => {
      for (const stop of stops) stop()
    }
  }
}
