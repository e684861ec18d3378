// What the save line says of an open plan, and whether the browser asks before it leaves, each time one of the two changes.

import { flushSync } from 'svelte'
import { onTestFinished } from 'vitest'
import type { OpenPlan } from '../../client/state/open-plan.ts'

export function saidOfSafety(plan: Pick<OpenPlan, 'save'>): readonly string[] {
  const said: string[] = []
  const stop = $effect.root(() => {
    $effect(() => {
      const { level } = plan.save
      const asks = !dispatchEvent(new Event('beforeunload', { cancelable: true }))
      const now = asks ? `${level}, leaving is asked` : level
      if (said.at(-1) !== now) said.push(now)
    })
  })
  onTestFinished(stop)
  flushSync()
  return said
}
