// One stop for the Tab key in a group of controls; arrows, Home, End and first letters move inside.
import type { Attachment } from 'svelte/attachments'

type Options = {
  /** Which elements inside take part. */
  readonly items: string
  readonly arrows?: 'vertical' | 'horizontal' | 'both'
  /** From the last to the first and back. */
  readonly loop?: boolean
  /** Typing letters goes to the next item whose words begin with them. */
  readonly letters?: boolean
}

const steps: Record<string, readonly ['vertical' | 'horizontal', 1 | -1]> = {
  ArrowDown: ['vertical', 1],
  ArrowUp: ['vertical', -1],
  ArrowRight: ['horizontal', 1],
  ArrowLeft: ['horizontal', -1],
}

export function rovingFocus({
  items,
  arrows = 'vertical',
  loop = true,
  letters = false,
}: Options): Attachment<HTMLElement> {
  return (node) => {
    let typed = ''
    let typedAt = 0
    const all = () => [...node.querySelectorAll<HTMLElement>(items)]

    const settle = (current?: HTMLElement) => {
      const found = all()
      const stop = current ?? found.find((item) => item.tabIndex === 0) ?? found[0]
      for (const item of found) item.tabIndex = item === stop ? 0 : -1
    }
    const entered = (event: FocusEvent) => {
      const item = event.target instanceof Element ? event.target.closest<HTMLElement>(items) : null
      if (item) settle(item)
    }
    const key = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return
      const found = all()
      const at = found.findIndex((item) => item === document.activeElement)
      const target = found[next(event, found, at)]
      if (!target) return
      event.preventDefault()
      target.focus()
    }
    const next = (event: KeyboardEvent, found: readonly HTMLElement[], at: number): number => {
      const step = steps[event.key]
      if (step) {
        if (arrows !== 'both' && arrows !== step[0]) return -1
        const to = at < 0 ? (step[1] > 0 ? 0 : found.length - 1) : at + step[1]
        return loop ? (to + found.length) % found.length : to
      }
      if (event.key === 'Home') return 0
      if (event.key === 'End') return found.length - 1
      if (!letters || event.key.length !== 1 || event.key === ' ') return -1
      typed = event.timeStamp - typedAt < 700 ? typed + event.key : event.key
      typedAt = event.timeStamp
      const from = typed.length > 1 ? at : at + 1
      const order = [...found.slice(from), ...found.slice(0, from)]
      const hit = order.find((item) => item.textContent.trim().toLowerCase().startsWith(typed.toLowerCase()))
      return hit ? found.indexOf(hit) : -1
    }

    const changed = new MutationObserver(() => settle())
    changed.observe(node, { childList: true, subtree: true })
    settle()
    node.addEventListener('focusin', entered)
    node.addEventListener('keydown', key)
    return () => {
      changed.disconnect()
      node.removeEventListener('focusin', entered)
      node.removeEventListener('keydown', key)
    }
  }
}
