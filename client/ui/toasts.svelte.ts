// What was just done, said once and politely, with Undo. One Toasts per app, handed down by context.
import { createContext } from 'svelte'

export type ToastAction = {
  readonly label: string
  readonly run: () => void
  /** What it takes back: when that is taken back elsewhere, the line goes. */
  readonly about?: string
}
export type Toast = {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'behind'
  readonly action: ToastAction | undefined
}

type Say = { readonly tone?: Toast['tone']; readonly action?: ToastAction; readonly milliseconds?: number }

export class Toasts {
  list: readonly Toast[] = $state.raw([])
  readonly #most = 3
  readonly #timers = new Map<
    number,
    { readonly milliseconds: number; timer: ReturnType<typeof setTimeout> }
  >()
  #last = 0
  #isPaused = false

  /** Shows a line for a while (10 s with an action, else 6 s) and gives its id. */
  say(text: string, { tone = 'plain', action, milliseconds = action ? 10_000 : 6_000 }: Say = {}): number {
    const id = ++this.#last
    this.list = [...this.list, { id, text, tone, action }].slice(-this.#most)
    this.#timers.set(id, { milliseconds, timer: setTimeout(() => this.dismiss(id), milliseconds) })
    return id
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id)?.timer)
    this.#timers.delete(id)
    this.list = this.list.filter((toast) => toast.id !== id)
    // What went from under the pointer tells nobody that the pointer has left it.
    if (this.#isPaused) this.resume()
  }

  /** What they offered is done: by a key, from another line. */
  settle(about: string): void {
    for (const { id, action } of this.list) if (action?.about === about) this.dismiss(id)
  }

  act(toast: Toast): void {
    this.dismiss(toast.id)
    toast.action?.run()
  }

  /** While one is pointed at or holds the focus, none goes. */
  pause(): void {
    this.#isPaused = true
    for (const { timer } of this.#timers.values()) clearTimeout(timer)
  }

  resume(): void {
    this.#isPaused = false
    for (const [id, kept] of this.#timers) kept.timer = setTimeout(() => this.dismiss(id), kept.milliseconds)
  }
}

export const [toastsFromContext, provideToasts] = createContext<Toasts>()
