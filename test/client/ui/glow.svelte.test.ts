import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import '../../../client/ui/base.css'
import GlowCase from './GlowCase.svelte'

const figure = page.getByTestId('figure')
const initials = () => figure.element().getAttribute('data-glow')

test('look.md: a change by somebody else glows once, with initials; what was there already does not', async () => {
  const shown = await render(GlowCase, { change: { change: 'c1', initials: 'AL' } })
  await expect.element(figure).toBeVisible()
  expect(initials()).toBeNull()
  await shown.rerender({ change: { change: 'c2', initials: 'JW' } })
  await expect.poll(initials).toBe('JW')
  await expect.poll(initials).toBeNull()
  await shown.rerender({ change: { change: 'c2', initials: 'JW' } })
  expect(initials()).toBeNull()
  await shown.rerender({ change: undefined })
  expect(initials()).toBeNull()
})
