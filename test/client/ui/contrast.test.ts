// look.md: contrast AA everywhere, checked in both themes, and states apart for the three common colour blindnesses.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrast, difference, seenBy, type Sight } from './colour.ts'

const tokens = readTokens(readFileSync(new URL('../../../client/ui/tokens.css', import.meta.url), 'utf8'))
const themes = ['light', 'dark'] as const
const grounds = ['paper', 'raised', 'wash'] as const
const words = ['ink', 'soft', 'faint', 'behind', 'risk', 'ahead', 'link'] as const
const drawings = ['ink', 'behind', 'risk-fill', 'ahead', 'link', 'edge'] as const

describe.each(themes)('look.md, contrast in the %s theme', (theme) => {
  test.each(grounds.flatMap((ground) => words.map((word) => [word, ground] as const)))(
    '%s on %s reads as text (4.5:1)',
    (word, ground) => {
      expect(contrast(tokens[theme](word), tokens[theme](ground))).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each(grounds.flatMap((ground) => drawings.map((drawing) => [drawing, ground] as const)))(
    '%s on %s shows as a drawing or an edge (3:1)',
    (drawing, ground) => {
      expect(contrast(tokens[theme](drawing), tokens[theme](ground))).toBeGreaterThanOrEqual(3)
    },
  )

  test('the words of a primary button and of a toast read on ink', () => {
    expect(contrast(tokens[theme]('on-ink'), tokens[theme]('ink'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(tokens[theme]('paper'), tokens[theme]('ink'))).toBeGreaterThanOrEqual(4.5)
  })

  test('initials read on the glow of a change', () => {
    expect(contrast(tokens[theme]('ink'), tokens[theme]('glow'))).toBeGreaterThanOrEqual(4.5)
  })
})

describe.each(themes)('look.md, colours apart in the %s theme', (theme) => {
  const states = ['behind', 'risk-fill', 'ahead', 'link', 'ink'] as const
  const pairs = states.flatMap((a, at) => states.slice(at + 1).map((b) => [a, b] as const))
  const sights: readonly Sight[] = ['full', 'protanopia', 'deuteranopia', 'tritanopia']

  test.each(sights.flatMap((sight) => pairs.map(([a, b]) => [sight, a, b] as const)))(
    '%s: %s and %s differ',
    (sight, a, b) => {
      const apart = difference(seenBy(sight, tokens[theme](a)), seenBy(sight, tokens[theme](b)))
      // CIE76: 2.3 is just noticeable side by side; drawings stand apart, so five times that.
      expect(apart).toBeGreaterThanOrEqual(12)
    },
  )
})

type Theme = (name: string) => string

function readTokens(css: string): Record<(typeof themes)[number], Theme> {
  const pairs = new Map<string, readonly [string, string]>()
  for (const [, name, light, dark] of css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g))
    if (name && light && dark) pairs.set(name, [light, dark])
  const at = (side: 0 | 1) => (name: string) => {
    const pair = pairs.get(name)
    if (!pair) throw new Error(`tokens.css has no colour --${name}`)
    return pair[side]
  }
  return { light: at(0), dark: at(1) }
}
