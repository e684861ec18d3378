// What a command would move, asked for again and again while somebody drags: each frame where a frame has room for the
// answer, else when the hand rests. The last answer stands until the next (CN3).

import type { Result } from '../../../shared/base/result.ts'
import type { Refusal } from '../../../shared/commands/command.ts'
import type { Impact } from '../../../shared/engine/impact.ts'
import type { OpenPlan } from '../../state/open-plan.ts'
import type { Given } from '../given.ts'
import { impactOfCommand } from './impact-of-command.ts'

/** Milliseconds of a frame that an answer may take before it waits for the hand to rest. */
const affordable = 10
const longestWait = 300

export class LivePreview {
  readonly #open: OpenPlan
  #answer: Result<Impact, Refusal> | undefined = $state.raw()
  #isAsking = $state(false)
  #cost = 0
  #stop: (() => void) | undefined

  constructor(open: OpenPlan) {
    this.#open = open
  }

  get answer(): Result<Impact, Refusal> | undefined {
    return this.#answer
  }

  /** A newer question waits for its answer. */
  get isAsking(): boolean {
    return this.#isAsking
  }

  /** Undefined: nothing is asked any more. */
  ask(command: Given | undefined): void {
    this.#stop?.()
    this.#stop = undefined
    this.#isAsking = command !== undefined
    if (command === undefined) {
      this.#answer = undefined
      return
    }
    const run = (): void => {
      const begin = performance.now()
      this.#answer = impactOfCommand(this.#open, command, null)
      this.#cost = performance.now() - begin
      this.#isAsking = false
    }
    if (this.#cost <= affordable) {
      const frame = requestAnimationFrame(run)
      this.#stop = () => cancelAnimationFrame(frame)
    } else {
      const timer = setTimeout(run, Math.min(longestWait, this.#cost))
      this.#stop = () => clearTimeout(timer)
    }
  }
}
