/** What the palette offers besides items: data, so that a button and a key can do the same. */

import { addDays } from '../../shared/base/day.ts'
import { screens } from '../state/route.svelte.ts'
import type { Router } from '../state/route.svelte.ts'
import type { Workbench } from '../state/workbench.ts'
import { shell } from '../text/en/shell.ts'
import { showAsOf } from './past-steps.ts'
import type { PlanActs } from './plan-acts.svelte.ts'

export interface PlanAction {
  readonly id: string
  readonly label: string
  readonly note?: string
  readonly run: () => void
}

export function actionsOf(acts: PlanActs, workbench: Workbench, router: Router): readonly PlanAction[] {
  const { plan } = acts.open
  return [
    ...screens
      .filter((screen) => screen !== 'more')
      .map((screen) => ({
        id: `go ${screen}`,
        label: shell.goTo(shell.places[screen]),
        run: () => acts.go(screen),
      })),
    ...(plan.baselines.list.length === 0
      ? [{ id: 'take', label: shell.takePlan, run: () => void acts.take() }]
      : []),
    ...(acts.open.past
      ? [{ id: 'today', label: shell.backToToday, run: () => showAsOf(router, undefined) }]
      : [
          {
            id: 'past',
            label: shell.asOfPast,
            run: () => showAsOf(router, addDays(acts.open.figures.moment.today, -1)),
          },
        ]),
    { id: 'undo', label: shell.undo, note: 'u', run: () => void acts.undo() },
    { id: 'link', label: shell.copyLink, run: () => void copyLink(acts) },
    { id: 'keys', label: shell.keys, note: '?', run: () => (acts.keys = true) },
    ...(['system', 'light', 'dark'] as const).map((theme) => ({
      id: `theme ${theme}`,
      label: shell.theme(theme),
      run: () => workbench.set('theme', theme),
    })),
    { id: 'plans', label: shell.allPlans, run: () => router.go({ type: 'welcome' }) },
  ]
}

async function copyLink(acts: PlanActs): Promise<void> {
  await navigator.clipboard.writeText(location.href)
  acts.say(shell.copied)
}
