// RULES.md and the tests hold each other: a built law has a test that cites it in its title, and no title cites a law that
// is not there. Titles are those of test, it and describe, and the `about` of golden plans.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'

const top = fileURLToPath(new URL('../../..', import.meta.url))
const [built = '', later = ''] = readFileSync(join(top, 'shared/engine/RULES.md'), 'utf8')
  .replace(/^[\s\S]*?^# Built$/m, '')
  .split(/^# Kept by leaving something out$/m)

/** `EV 5`, `EV5` and `KR.5` cite EV5 and KR5; `SC5.3` is a point of its own. */
const lawPattern =
  /\b(SC|EV|ES|KR|TL|OW|FR|MP|CO|HO|CN|BA|AG|CA|ST|PE|SE|AC|FC|MV|RE)[. ]?(\d+(?:\.\d+)?)\b|\bHL\b/g
const families = /^(?:SC|EV|ES|KR|TL|OW|FR|MP|CO|HO|CN|BA|AG|CA|ST|PE|SE|AC|FC|MV|RE|HL)/

function lawsIn(text: string): readonly string[] {
  return [...text.matchAll(lawPattern)].map(([law, family, number]) =>
    family === undefined ? law : family + number,
  )
}

function boldIn(text: string): readonly string[] {
  return [...text.matchAll(/\*\*([A-Z]{2}\.?[\d.]*)\*\*/g)].map(([, law]) => must(law).replace(/^KR\./, 'KR'))
}

function titles(): readonly { readonly file: string; readonly title: string }[] {
  const files = readdirSync(join(top, 'test'), { recursive: true, encoding: 'utf8' })
  return files.flatMap((file) => {
    if (!/\.test\.ts$|plans\/.*\.json$/.test(file)) return []
    const text = readFileSync(join(top, 'test', file), 'utf8')
    const quoted = file.endsWith('.json')
      ? /"about":\s*"((?:[^"\\]|\\.)*)"/g
      : /\b(?:test|describe|it)(?:\.\w+)?\((?:[^'`"]*\)\(\s*)?['`"]((?:[^'`"\\]|\\.)*)/g
    return [...text.matchAll(quoted)].map(([, title = '']) => ({ file, title }))
  })
}

const laws = new Set(boldIn(built))
const known = new Set([...laws, ...boldIn(later)])
const cited = titles().flatMap(({ file, title }) => lawsIn(title).map((law) => ({ file, law })))

describe('every built law is cited by a test', () => {
  const citedLaws = new Set(cited.map(({ law }) => law))

  test.for([...laws])('%s', (law) => {
    expect(law).toMatch(families)
    expect(citedLaws).toContain(law)
  })
})

test('no test cites a law that RULES.md does not know', () => {
  const isSection = (law: string): boolean => [...known].some((one) => one.startsWith(`${law}.`))
  expect(cited.filter(({ law }) => !known.has(law) && !isSection(law))).toEqual([])
})

test('every gap rule that is built is a law', async () => {
  const { ruleIds } = await import('../../../shared/engine/gaps/gap.ts')
  expect(ruleIds.filter((rule) => !laws.has(rule))).toEqual([])
})
