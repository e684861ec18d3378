import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import '../../../client/ui/base.css'
import PlumbLine from '../../../client/ui/PlumbLine.svelte'

const bars = (root: Element) => [...root.querySelectorAll('.bar')].map((bar) => bar.getBoundingClientRect())

test('look.md: announced is solid, unannounced is hatched in an outline, both to scale right of the plan', async () => {
  const { container } = await render(PlumbLine, {
    scale: 10,
    label: '2 announced, 6 not',
    segments: [
      { from: 0, to: 2, kind: 'announced' },
      { from: 2, to: 8, kind: 'unannounced' },
    ],
  })
  await expect.element(page.getByRole('img', { name: '2 announced, 6 not' })).toBeVisible()
  const [solid, hatched] = container.querySelectorAll('.bar')
  expect(solid?.getAttribute('fill')).toBe('var(--behind)')
  expect(hatched?.getAttribute('fill')).toBe('url(#hatch-behind)')
  expect(hatched?.getAttribute('stroke')).toBe('var(--behind)')
  const [a, b] = bars(container)
  const plan = container.querySelector('.plan')?.getBoundingClientRect()
  expect(Math.abs((a?.left ?? 0) - (plan?.left ?? 99))).toBeLessThan(1.5)
  expect((b?.width ?? 0) / (a?.width ?? 1)).toBeCloseTo(3, 0)
})

test('ahead is hollow, so that it is told from late without its colour', async () => {
  const { container } = await render(PlumbLine, {
    scale: 10,
    segments: [
      { from: -3, to: 0, kind: 'ahead' },
      { from: -8, to: -3, kind: 'announced' },
    ],
  })
  const fills = [...container.querySelectorAll('.bar')].map((bar) => bar.getAttribute('fill'))
  expect(fills).toEqual(['none', 'var(--behind)'])
})

test('a very small deviation still shows, and keeps its foot on the plan', async () => {
  const { container } = await render(PlumbLine, {
    scale: 100_000,
    segments: [{ from: -1, to: 0, kind: 'ahead' }],
  })
  const [bar] = bars(container)
  const plan = container.querySelector('.plan')?.getBoundingClientRect()
  expect(bar?.width).toBeGreaterThanOrEqual(2)
  expect(Math.abs((bar?.right ?? 0) - (plan?.left ?? 99))).toBeLessThan(1.5)
})

test('the patterns are in the document once, however many lines there are', async () => {
  for (let at = 0; at < 20; at++) await render(PlumbLine, { scale: 1 })
  expect(document.querySelectorAll('#hatch-behind')).toHaveLength(1)
})

test('without a label it is hidden from screen readers, for the words stand beside it', async () => {
  const { container } = await render(PlumbLine, { scale: 1 })
  expect(container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true')
})
