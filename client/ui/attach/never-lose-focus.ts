// When what holds the focus goes (a row is mended away, a form becomes its answer), the focus stays where it was:
// with what has taken the place, else with what held it before, else with the title of the screen (look.md).
import type { Attachment } from 'svelte/attachments'
import { firstReachable } from './keep-focus.ts'

/** An element with its way up, each step with its place among its parent's children. */
type Place = { readonly element: HTMLElement; readonly way: readonly Step[] }
type Step = { readonly parent: Element; readonly at: number }

const remembered = 8

export const neverLoseFocus: Attachment<Document> = (document) => {
  let places: readonly Place[] = []

  const remember = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && target !== document.body)
      places = [{ element: target, way: wayUp(target) }, ...places].slice(0, remembered)
  }
  const observer = new MutationObserver(() => {
    const active = document.activeElement
    const [last] = places
    if (!last || last.element.isConnected || (active && active !== document.body)) return
    const next =
      inItsPlace(last) ??
      places.find(({ element }) => element.isConnected && element.checkVisibility())?.element ??
      document.querySelector<HTMLElement>('main h1[tabindex]')
    places = places.slice(1)
    next?.focus({ preventScroll: true })
  })

  document.addEventListener('focusin', remember)
  observer.observe(document.body, { childList: true, subtree: true })
  return () => {
    document.removeEventListener('focusin', remember)
    observer.disconnect()
  }
}

function wayUp(element: Element): readonly Step[] {
  const way: Step[] = []
  for (let child = element; child.parentElement; child = child.parentElement) {
    way.push({ parent: child.parentElement, at: [...child.parentElement.children].indexOf(child) })
  }
  return way
}

/** A screen that went leaves no place: its successor is read from its title. */
function inItsPlace({ way }: Place): HTMLElement | null | undefined {
  const step = way.find(({ parent }) => parent.isConnected)
  if (!step || step.parent.matches('body')) return undefined
  if (step.parent.matches('main')) return step.parent.querySelector<HTMLElement>('h1[tabindex]')
  const children = [...step.parent.children]
  const near = [...children.slice(step.at), ...children.slice(0, step.at).toReversed()]
  for (const child of near) {
    const found = firstReachable(child)
    if (found) return found
  }
  return undefined
}
