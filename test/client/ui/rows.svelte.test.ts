import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import '../../../client/ui/base.css'
import RowsCase from './RowsCase.svelte'

test.each([1440, 390])(
  'look.md: the plan is one straight line down a list, whatever its words, at %d px',
  async (width) => {
    await page.viewport(width, 800)
    await render(RowsCase)
    const lefts = page
      .getByRole('img')
      .elements()
      .map((one) => one.querySelector('.plan')?.getBoundingClientRect().left)
    expect(lefts).toHaveLength(3)
    expect(new Set(lefts).size).toBe(1)
  },
)
