/** Hands on the Table under test: find a cell by its title and head, go there, paste, copy. */

import { expect } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { must } from '../../../../shared/base/assert.ts'
import { find } from '../../../../shared/base/table.ts'
import type { LivePlan } from '../../../../client/state/live-plan.svelte.ts'
import { cellAt } from '../../../../client/ui/grid/grid-pointer.ts'
import { openSample } from '../../parts/sample.ts'
import TableCase from './TableCase.svelte'

export const item = (open: LivePlan, id: string) => must(find(open.plan.items, id))
export const active = () => document.activeElement?.closest<HTMLElement>('[data-cell]')
/** `3:1`: the second cell of the fourth row. */
export function placeIn(cell: Element | null | undefined): string | undefined {
  const spot = cellAt(cell ?? null)
  return spot && `${spot.row}:${spot.column}`
}
export const cells = () => [...document.querySelectorAll<HTMLElement>('.grid [data-cell]')]

export async function openTable(me: string | undefined = 'amira', more: Record<string, unknown> = {}) {
  await page.viewport(1440, 900)
  const open = await openSample(me)
  const screen = await render(TableCase, { open, ...more })
  await expect.element(screen.getByRole('treegrid', { name: 'All work' })).toBeVisible()
  return { open, screen }
}

/** Where a head stands; one that is out of sight is scrolled to. */
export async function columnOf(head: string): Promise<string> {
  if (head === 'Row') return '0'
  const place = () =>
    [...document.querySelectorAll<HTMLElement>('[role=columnheader]')].find(
      (one) => one.querySelector('.label')?.textContent === head,
    )?.dataset['cell']
  if (place() === undefined) document.querySelector('.grid')?.scrollTo({ left: 2000 })
  await expect.poll(place).toBeDefined()
  return must(place())
}

/** The cell of a row with this title under this head. */
export async function cellOf(title: string, head: string): Promise<HTMLElement> {
  const column = await columnOf(head)
  const header = () =>
    cells().find(
      (cell) => cell.matches('[role=rowheader]') && cell.querySelector('.words')?.textContent === title,
    )
  for (let top = 0; header() === undefined && top < 2000; top += 400) {
    document.querySelector('.grid')?.scrollTo({ top })
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
  }
  const row = cellAt(must(header()))?.row
  return must(cells().find((cell) => placeIn(cell) === `${row}:${column}`))
}

export const placeOf = async (title: string, head: string) => placeIn(await cellOf(title, head))

export async function goTo(title: string, head: string) {
  await userEvent.click(await cellOf(title, head), { position: { x: 4, y: 10 } })
}

export function pasteText(text: string) {
  const data = new DataTransfer()
  data.setData('text/plain', text)
  document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
}

export function copiedBy(type: 'copy' | 'cut'): DataTransfer {
  const data = new DataTransfer()
  document.dispatchEvent(new ClipboardEvent(type, { clipboardData: data, bubbles: true, cancelable: true }))
  return data
}
