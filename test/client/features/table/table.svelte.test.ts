import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { openSample } from '../../parts/sample.ts'
import TableCase from './TableCase.svelte'

test('draws', async () => {
  await page.viewport(1440, 900)
  const screen = await render(TableCase, { open: await openSample('amira') })
  await expect.element(screen.getByRole('treegrid')).toBeVisible()
  await page.screenshot({ path: '/tmp/table-1.png' })
})
