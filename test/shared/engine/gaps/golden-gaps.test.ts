// Runs every golden plan of the gap rules. Each states its gaps, and holds near cases that must not be one.
import { describe, expect, test } from 'vitest'
import { figuresOf } from '../../../../shared/engine/figures.ts'
import { ruleIds } from '../../../../shared/engine/gaps/gap.ts'
import { plainSpaces } from '../../../../shared/text/plain-spaces.ts'
import { createTelling } from '../../../../shared/text/telling.ts'
import { furtherText } from '../../../../shared/text/further-text.ts'
import { goldenGaps } from '../../../helpers/golden-gaps.ts'

const byAbout = (a: { readonly about: string }, b: { readonly about: string }): number =>
  a.about < b.about ? -1 : a.about > b.about ? 1 : 0

describe('golden plans', () => {
  test('there is one for every rule', () => {
    const shown = new Set(goldenGaps().flatMap(({ expect: { gaps } }) => gaps.map(({ rule }) => rule)))
    expect(ruleIds.filter((rule) => !shown.has(rule))).toEqual([])
  })

  test.for(goldenGaps().map((golden) => [golden.expect.about, golden] as const))(
    '%s',
    ([, { plan, moment, expect: expected }]) => {
      expect(plan.faults.map(({ code }) => code)).toEqual(expected.faults)
      const figures = figuresOf(plan, moment)
      const telling = createTelling(plan, moment, figures.schedule.axis)
      const words = furtherText('en').gaps
      const found = figures.gaps
        .filter(({ rule }) => expected.rules.includes(rule))
        .map((gap) => ({
          rule: gap.rule,
          about: `${gap.about.kind} ${gap.about.id}`,
          person: gap.person ?? null,
          severity: gap.severity,
          says: plainSpaces(words.sentence(gap, telling)),
          mend: words.mend(gap, telling),
        }))
      expect(found.sort(byAbout)).toEqual([...expected.gaps].sort(byAbout))
    },
  )
})
