/** The steering report as sheets of a spreadsheet: amounts and days as such, so that they can be summed and sorted. */

import { find } from '../../../shared/base/table.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import type { SteeringReport, SteeringRow } from '../../../shared/engine/steering.ts'
import { stagePlaces } from '../../../shared/plan/governance.ts'
import { furtherText } from '../../../shared/text/further-text.ts'
import type { Sheet, SheetCell } from '../../parts/files/write-xlsx.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { steering as words } from '../../text/en/steering.ts'

type Told = Pick<Speech, 'words' | 'telling' | 'language'>

export function steeringSheets(figures: Figures, report: SteeringReport, speech: Told): readonly Sheet[] {
  const { scope } = report
  const rows = [
    ...report.rows.map((row) => ({ row, name: row.name || words.none(report) })),
    { row: report.total, name: words.total },
  ]
  const isPerson = scope === 'owner'
  const light = (value: SteeringRow['delivery']): SheetCell => speech.words.states.light(value)
  const stages = stagePlaces.filter((place) => report.total.stages.has(place))
  const { place, kind } = furtherText(speech.language).stages
  const { currency } = figures.plan.settings
  const unit = words.units[figures.basis] ?? currency
  return [
    {
      name: words.sheetReport,
      columns: [
        { name: words.head(report), width: 36 },
        { name: words.items },
        { name: words.all },
        ...(isPerson ? [] : [{ name: words.agreed }]),
        { name: words.forecast },
        ...(isPerson ? [] : [{ name: words.delay }, { name: words.delivery }, { name: words.value }]),
        { name: words.inUnit(words.budget, unit), width: 18 },
        { name: words.inUnit(words.earned, unit), width: 18 },
        { name: words.inUnit(words.spent, unit), width: 18 },
        { name: words.decisions, width: 18 },
        ...(isPerson ? [] : [{ name: words.overdue, width: 18 }]),
        ...stages.map((stage) => ({ name: place(stage) })),
      ],
      rows: rows.map(({ row, name }) => [
        name,
        row.done,
        row.items,
        ...(isPerson ? [] : [row.agreed === undefined ? null : { day: row.agreed }]),
        row.forecast === undefined ? null : { day: row.forecast },
        ...(isPerson ? [] : [row.delay, light(row.delivery), light(row.value)]),
        { amount: row.bac },
        { amount: row.ev },
        row.ac === null ? null : { amount: row.ac },
        row.decisions.length,
        // Of a person what waits, never what is late (HO2).
        ...(isPerson ? [] : [overdueIn(row)]),
        ...stages.map((stage) => row.stages.get(stage) ?? 0),
      ]),
    },
    {
      name: words.sheetValue,
      columns: [
        { name: words.head(report), width: 36 },
        { name: words.kind, width: 24 },
        { name: words.agreedValue },
        { name: words.target },
        { name: words.expected },
        { name: words.achieved },
      ],
      rows: rows.flatMap(({ row, name }) =>
        row.values.map((value) => [
          name,
          value.kind === 'headcount' ? kind(value.kind) : words.inUnit(kind(value.kind), currency),
          ...[value.baseline, value.target, value.forecast, value.achieved].map((amount) =>
            // Half a person is a figure; half a euro is none.
            amount === null || value.kind === 'headcount' ? amount : { amount },
          ),
        ]),
      ),
    },
    {
      name: words.sheetDecisions,
      columns: [
        { name: words.decision, width: 60 },
        { name: words.who, width: 24 },
        { name: words.due },
        { name: words.state },
      ],
      rows: report.total.decisions.map(({ id, standing }) => {
        const decision = find(figures.plan.decisions, id)
        const owner = decision?.ownerId === undefined ? undefined : speech.telling.person(decision.ownerId)
        return [
          decision?.text ?? '',
          owner ?? '',
          decision?.due === undefined ? null : { day: decision.due },
          standing.state === 'broken' ? words.states.broken : words.states.open,
        ]
      }),
    },
    ...(report.approvals.length === 0
      ? []
      : [
          {
            name: words.sheetApprovals,
            columns: [{ name: words.what, width: 60 }, { name: words.stage }],
            rows: report.approvals.map(({ itemId, stage }) => [
              find(figures.plan.items, itemId)?.title ?? '',
              place(stage),
            ]),
          },
        ]),
  ]
}

export function overdueIn({ decisions }: SteeringRow): number {
  return decisions.filter(({ standing }) => standing.state === 'broken').length
}
