/** The figures in a few lines for a person at a terminal. */

import type { Figures } from '../../shared/engine/figures.ts'
import { createTelling } from '../../shared/text/telling.ts'
import { furtherText } from '../../shared/text/further-text.ts'
import { text } from '../../shared/text/text.ts'

export function figuresToText(figures: Figures): string {
  const { plan, moment, schedule } = figures
  const words = text()
  const further = furtherText()
  const telling = createTelling(plan, moment, schedule.axis)
  const { pv, ev, ac } = figures.planValue
  const amount = (value: number | null): string =>
    value === null
      ? '–'
      : figures.basis === 'cost'
        ? words.money.exact(value, plan.settings.currency)
        : words.values.number(value, 1)
  const lines = [
    plan.settings.name,
    words.headline.whole(figures.headline, telling),
    '',
    `planned ${amount(pv)} · earned ${amount(ev)} · spent ${amount(ac)}`,
    `${figures.ownership.owned} of ${figures.ownership.inPlay} in play have a person, ${figures.ownership.live} heard lately`,
    ...(figures.followThrough.due > 0
      ? [`${figures.followThrough.kept} of ${figures.followThrough.due} decisions kept`]
      : []),
    ...section(
      'What holds it up',
      figures.roots.map(
        (root) =>
          `${telling.item(root.itemId) ?? ''}: ${words.roots.delay(root)}, ${words.roots.holds(root, telling)}`,
      ),
    ),
    ...section(
      'Said / Measured',
      figures.said.map((row) => {
        const said = words.saidMeasured.said(row, telling)
        const measured = words.saidMeasured.measured(row, figures.basis, telling)
        return `${telling.department(row.departmentId) ?? ''}: says ${said.main} (${said.detail}); ${measured.main}, ${measured.detail}`
      }),
    ),
    ...section(
      'Gaps',
      figures.gaps.map((gap) => further.gaps.sentence(gap, telling)),
    ),
    ...section(
      'Could not be read',
      [...plan.faults, ...schedule.faults].map((fault) => further.troubles.fault(fault, telling).what),
    ),
  ]
  return `${lines.join('\n')}\n`
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]
}
