/** Keeps what Now says for the next opening: soon after the plan is open, as it moves, and when the board is left. */

import { lastKnownNow } from '../features/now/last-known-now.ts'
import type { OpenPlan } from '../state/open-plan.ts'
import type { Speech } from '../state/speech.svelte.ts'
import type { Workbench } from '../state/workbench.ts'

const delay = 2000

/** To be called while a component is made; it ends with it. */
export function keepLastKnown(open: OpenPlan, path: string, speech: Speech, workbench: Workbench): void {
  let timer: ReturnType<typeof setTimeout> | undefined

  const keep = (): void => {
    clearTimeout(timer)
    timer = undefined
    const { figures, me } = open
    workbench.keepLastKnown(path, lastKnownNow(figures, speech.words, speech.telling, figures.moment.now, me))
  }
  const keepIfWaiting = (): void => {
    if (timer !== undefined && document.visibilityState === 'hidden') keep()
  }

  $effect(() => {
    void open.figures
    timer ??= setTimeout(keep, delay)
  })
  $effect(() => {
    document.addEventListener('visibilitychange', keepIfWaiting)
    return () => {
      document.removeEventListener('visibilitychange', keepIfWaiting)
      if (timer !== undefined) keep()
    }
  })
}
