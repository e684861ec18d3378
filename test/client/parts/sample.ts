/** The sample plan in memory on Mon 23 Nov 2026, 09:30 in Berlin, and what every screen is held to. */

import '../../../client/ui/tokens.css'
import '../../../client/ui/base.css'
import axe from 'axe-core'
import { createMemoryPlan } from '../../../client/state/memory-plan.svelte.ts'
import { samplePlanFile } from '../../../shared/sample/sample-plan.ts'

export const now = Date.UTC(2026, 10, 23, 8, 30)

export function openSample(me?: string) {
  const text = JSON.stringify(samplePlanFile(now, 'Europe/Berlin'))
  return createMemoryPlan(text, { now, ...(me !== undefined && { me }) })
}

/** What axe finds in light and in dark: theme, rule, element. */
export async function violationsIn(container: Element): Promise<readonly unknown[]> {
  const found: unknown[] = []
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset['theme'] = theme
    // One that is called off (its element left or changed again) is over, too: its promise rejects then.
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
    const { violations } = await axe.run(container, { rules: { 'page-has-heading-one': { enabled: false } } })
    found.push(...violations.map(({ id, nodes }) => [theme, id, nodes[0]?.html]))
  }
  delete document.documentElement.dataset['theme']
  return found
}
