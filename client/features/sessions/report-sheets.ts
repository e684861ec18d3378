/** A session's report as sheets of a spreadsheet: figures in words and in numbers, decisions, what changed, what is left, notes. */

import { becameText, effectText } from '../../parts/decisions/effect-text.ts'
import type { Sheet } from '../../parts/files/write-xlsx.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { sessions as say } from '../../text/en/sessions.ts'
import { steering as words } from '../../text/en/steering.ts'
import { figureRows } from '../../parts/snapshots/figure-rows.ts'
import type { SessionReport } from './session-report.ts'
import { snapshotNumbers } from './snapshot-numbers.ts'
import { namesOf, whenText } from './time-text.ts'

export function reportSheets(
  { session, headline, headlineAfter, opening, closing, runs, ...report }: SessionReport,
  speech: Pick<Speech, 'words' | 'telling'>,
): readonly Sheet[] {
  const before = opening && new Map(figureRows(opening, speech).map((row) => [row.id, row.value]))
  const numbersBefore = new Map(opening && snapshotNumbers(opening, speech))
  const closingColumn = runs ? say.presentColumn : words.closing
  const { telling } = speech
  return [
    {
      name: say.reportFigures,
      columns: [
        { name: words.what, width: 40 },
        { name: words.opening, width: 30 },
        { name: closingColumn, width: 30 },
      ],
      rows: [
        [{ strong: `${say.kind(session.type)}, ${whenText(session, speech)}` }],
        [say.present(namesOf(session.present, speech))],
        [headline],
        ...(headlineAfter === undefined ? [] : [[`${say.atClosing}: ${headlineAfter}`]]),
        ...figureRows(closing, speech).map(({ id, label, value }) => [
          label,
          before?.get(id) ?? say.notRead,
          value,
        ]),
      ],
    },
    {
      name: words.sheetNumbers,
      columns: [{ name: words.what, width: 48 }, { name: words.opening }, { name: closingColumn }],
      rows: snapshotNumbers(closing, speech).map(([label, number]) => [
        label,
        numbersBefore.get(label) ?? null,
        number,
      ]),
    },
    {
      name: words.sheetDecisions,
      columns: [
        { name: words.decision, width: 60 },
        { name: words.who, width: 24 },
        { name: words.due },
        { name: words.shows, width: 36 },
        { name: words.became, width: 36 },
      ],
      rows: [...report.decisions, ...report.promised].map(({ decision, standing }) => [
        decision.text,
        (decision.ownerId !== undefined && telling.person(decision.ownerId)) || say.nobody,
        decision.due === undefined ? null : { day: decision.due },
        effectText(decision.effect, speech),
        becameText(decision, standing, speech),
      ]),
    },
    {
      name: words.sheetChanges,
      columns: [
        { name: words.what, width: 40 },
        { name: words.change, width: 80 },
      ],
      rows: report.changes.flatMap(({ title, lines }) => lines.map((line) => [title, line])),
    },
    {
      name: say.left,
      columns: [
        { name: words.what, width: 60 },
        { name: words.why, width: 60 },
      ],
      rows: report.left.map(({ title, why }) => [title, why]),
    },
    {
      name: words.sheetNotes,
      columns: [{ name: words.note, width: 100 }],
      rows: report.notes.map(({ text }) => [text]),
    },
  ]
}
