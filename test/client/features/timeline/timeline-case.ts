/** The Timeline under test: on a desk, with the sample or with a small plan of its own, and how a row of it is found. */

import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { createMemoryPlan } from '../../../../client/state/memory-plan.svelte.ts'
import type { OpenPlan } from '../../../../client/state/open-plan.ts'
import { find } from '../../../../shared/base/table.ts'
import type { Item } from '../../../../shared/plan/item.ts'
import { now } from '../../parts/sample.ts'
import TimelineCase from './TimelineCase.svelte'

export interface Drafted {
  readonly id: string
  readonly [field: string]: unknown
}

export function planOf(items: readonly Drafted[], links: readonly Drafted[] = []): Promise<OpenPlan> {
  const file = {
    plumbline: 1,
    plan: { name: 'Plan', currency: 'EUR', timeZone: 'Europe/Berlin' },
    items: items.map((item, n) => ({
      title: item.id,
      type: 'task',
      order: `a${String(n).padStart(6, '0')}`,
      ...item,
    })),
    links: links.map((link) => ({ type: 'FS', lag: 0, ...link })),
  }
  return createMemoryPlan(JSON.stringify(file), { now })
}

export async function onDesk(
  open: OpenPlan,
  props: { opened?: (id: string) => void; selected?: string } = {},
) {
  await page.viewport(1440, 900)
  return render(TimelineCase, { open, ...props })
}

export const row = (title: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: title, exact: true }) })

/** Puts the focus on a row as Tab and arrows do. */
export async function focusRow(title: string): Promise<void> {
  const found = row(title).element()
  if (found instanceof HTMLElement) found.focus()
}

export function datesOf(open: OpenPlan, id: string): Pick<Item, 'start' | 'finish'> {
  const { start, finish } = find(open.plan.items, id) ?? {}
  return { ...(start !== undefined && { start }), ...(finish !== undefined && { finish }) }
}

/** All that a row says, seen or heard. */
export const said = (title: string): string => row(title).query()?.textContent ?? ''

export const chart = (): HTMLElement => {
  const found = document.querySelector('[role=treegrid]')
  if (!(found instanceof HTMLElement)) throw new Error('there is no chart')
  return found
}
