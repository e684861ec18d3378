/**
 * The code by which others find a session, while its opening is shown: asked of the relay, and again well before its time is
 * over. Where the relay is away it stays as long as it stands.
 */

import { untrack } from 'svelte'
import type { DeskAnswer } from '../../state/access-desk.ts'

/** Asked again so long before the end, and so soon after it came to nothing, in ms. */
const askBefore = 5 * 60_000
const askAgain = 30_000

export class SessionCode {
  readonly #ask: () => Promise<DeskAnswer>
  #code: string | undefined = $state()
  #isAsking = $state(false)
  #until = 0

  constructor(ask: () => Promise<DeskAnswer>) {
    this.#ask = ask
  }

  get code(): string | undefined {
    return this.#code
  }

  /** For the first time: what comes of it is not known yet. */
  get isAsking(): boolean {
    return this.#isAsking
  }

  /** Until what it answers with is called. */
  keep(): () => void {
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async (): Promise<void> => {
      const answer = await this.#ask()
      if (isOver) return
      this.#isAsking = false
      const isGiven = answer.type === 'code'
      if (isGiven) {
        this.#code = answer.code
        this.#until = Date.now() + answer.lasts
      } else if (Date.now() >= this.#until) this.#code = undefined
      timer = setTimeout(() => void ask(), isGiven ? Math.max(askAgain, answer.lasts - askBefore) : askAgain)
    }
    this.#isAsking = untrack(() => this.#code === undefined)
    void ask()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }
}
