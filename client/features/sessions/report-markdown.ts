/** A session's page as Markdown, for a wiki or a mail. */

import type { Speech } from '../../state/speech.svelte.ts'
import { sessions as say } from '../../text/en/sessions.ts'
import { becameText, effectText } from '../../parts/decisions/effect-text.ts'
import { figureRows } from '../../parts/snapshots/figure-rows.ts'
import type { SessionReport } from './session-report.ts'
import { namesOf, whenText } from './time-text.ts'

type Telling = Pick<Speech, 'words' | 'telling'>

export function reportMarkdown(report: SessionReport, speech: Telling): string {
  const { session, opening, closing, changes, notes, left, fingerprints } = report
  const { telling } = speech
  const before = opening && new Map(figureRows(opening, speech).map((row) => [row.id, row.value]))
  const lines = [
    `# ${escaped(`${say.kind(session.type)}: ${telling.planName}`)}`,
    '',
    escaped(`${whenText(session, speech)}. ${say.present(namesOf(session.present, speech))}`),
    '',
    `**${escaped(report.headline)}**`,
    ...(report.headlineAfter === undefined ? [] : ['', escaped(`${say.atClosing}: ${report.headlineAfter}`)]),
    ...(report.changedNothing ? ['', escaped(say.nothingReported)] : []),
    '',
    `## ${say.reportFigures}`,
    '',
    `| | ${say.openingColumn} | ${report.runs ? say.presentColumn : say.closingColumn} |`,
    '|---|---:|---:|',
    ...figureRows(closing, speech).map(
      ({ id, label, value }) =>
        `| ${label} | ${escaped(before?.get(id) ?? say.notRead)} | ${escaped(value)} |`,
    ),
    ...section(
      say.reportDecisions,
      report.decisions.map((one) => decisionLine(one, speech)),
    ),
    ...section(
      say.promisedBefore,
      report.promised.map((one) => decisionLine(one, speech)),
    ),
    ...section(
      say.changed,
      changes.map(({ title, lines: of }) => escaped(`${title}: ${of.join('; ')}`)),
    ),
    ...section(
      say.notes,
      notes.map(({ text }) => escaped(text)),
    ),
    ...section(
      say.left,
      left.map(({ title, why }) => escaped(`${title} (${why})`)),
    ),
    '',
    escaped(say.reportFoot(fingerprints.opening, fingerprints.closing)),
    '',
  ]
  return lines.join('\n')
}

function decisionLine({ decision, standing }: SessionReport['decisions'][number], speech: Telling): string {
  const { words, telling } = speech
  const owner = (decision.ownerId !== undefined && telling.person(decision.ownerId)) || say.nobody
  const day = decision.due === undefined ? '' : words.days.day(decision.due, telling.today)
  return `**${escaped(decision.text)}** ${escaped(
    `${say.by(owner, day)}; ${effectText(decision.effect, speech)} (${becameText(decision, standing, speech)})`,
  )}`
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines.map((line) => `- ${line}`)]
}

/** What people wrote stays what they wrote. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, String.raw`\$&`).replace(/\s*\n\s*/g, ' ')
}
