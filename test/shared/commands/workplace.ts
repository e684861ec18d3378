/** A small plan in real documents, in which commands are given, carried out and taken back. */

import { must } from '../../../shared/base/assert.ts'
import { find } from '../../../shared/base/table.ts'
import type { Command, CommandContext, Outcome } from '../../../shared/commands/command.ts'
import { refusalText } from '../../../shared/commands/refusal-text.ts'
import { previewEdits } from '../../../shared/doc/preview-edits.ts'
import { undoEdits } from '../../../shared/doc/undo.ts'
import type { DoneCommand } from '../../../shared/doc/commit.ts'
import { dayOfInstant } from '../../../shared/base/instant.ts'
import { assemblePlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import type { Edit } from '../../../shared/plan/edit.ts'
import type { Item } from '../../../shared/plan/item.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { Report } from '../../../shared/plan/report.ts'
import { create, createReplica, meet } from '../doc/replica.ts'

/** Monday 2026-11-23, 10:00 in Berlin. Group `work` holds `a` (until Fri 4 Dec) and `b`; milestone `launch` stands alone. */
const records: readonly Edit[] = [
  create('plan', 'plan', { name: 'Nordic', timeZone: 'Europe/Berlin' }),
  create('department', 'sales', { name: 'Sales', order: 'a0' }),
  create('person', 'mara', { name: 'Mara Lindqvist', department: 'sales' }),
  create('person', 'tomas', { name: 'Tomas Berg' }),
  create('person', 'ines', { name: 'Ines Vega', left: true }),
  create('kpi', 'orders', { name: 'Orders', unit: '€' }),
  create('objective', 'win', { title: 'Win the market', order: 'a0' }),
  create('objective', 'part', { title: 'Part of it', parent: 'win', order: 'a0' }),
  create('keyResult', 'kr', {
    objective: 'win',
    kpi: 'orders',
    startDay: '2026-11-02',
    targetDay: '2027-01-29',
  }),
  create('item', 'work', { title: 'Work', type: 'group', order: 'a0' }),
  create('item', 'a', {
    title: 'Labels',
    parent: 'work',
    order: 'a0',
    owner: 'mara',
    start: '2026-11-23',
    finish: '2026-12-04',
  }),
  create('item', 'b', { title: 'Shops', parent: 'work', order: 'a1' }),
  create('item', 'launch', {
    title: 'Launch',
    type: 'milestone',
    order: 'a1',
    start: '2026-12-18',
    finish: '2026-12-18',
  }),
  create('link', 'ab', { from: 'a', to: 'b', type: 'FS', lag: 0 }),
]

export interface Workplace {
  readonly plan: Plan
  /** Who speaks; undefined: nobody. */
  me: string | undefined
  item(id: string): Item
  report(id: string): Report
  try<Args>(command: Command<Args>, args: Args): Outcome
  /** Carries it out; a refusal is thrown as its sentence. Answers with the id of what was made. */
  do<Args>(command: Command<Args>, args: Args): Promise<string>
  /** The sentence with which it is refused. */
  refusal<Args>(command: Command<Args>, args: Args): string
  undo(): Promise<void>
  /** Here and on another device, before either has seen the other's. */
  apart(mine: readonly Edit[], theirs: readonly Edit[]): Promise<void>
}

export async function createWorkplace(more: readonly Edit[] = []): Promise<Workplace> {
  const replica = createReplica('mara')
  await replica.do([...records, ...more])
  let count = 0
  let last: DoneCommand | undefined
  const context = (): CommandContext => {
    const now = ++replica.now
    return {
      plan: workplace.plan,
      now,
      today: dayOfInstant(now, 'Europe/Berlin'),
      newId: () => `made-${++count}`,
      random: (bytes) => Uint8Array.from({ length: bytes }, () => ++count * 7),
      after: (edits) => {
        const stamp = { command: 'test', now, newId: () => `laid-${++count}` }
        const { reader, device } = replica
        return assemblePlan(
          previewEdits(reader.source, edits, reader.seen(), stamp, device.signer.deviceId).source,
        )
      },
      ...(workplace.me !== undefined && { me: workplace.me }),
    }
  }
  const workplace: Workplace = {
    me: 'mara',
    get plan() {
      return assemblePlan(replica.reader.source)
    },
    item: (id) => must(find(workplace.plan.items, id)),
    report: (id) => must(find(workplace.plan.reports, id)),
    try: (command, args) => command.run(args, context()),
    async do(command, args) {
      const outcome = command.run(args, context())
      if (!outcome.ok) throw new Error(refusalText(outcome.error, (day) => day))
      last = (
        await replica.do(outcome.value.edits, {
          command: command.name,
          ...(workplace.me && { by: workplace.me }),
        })
      )?.done
      return outcome.value.made ?? ''
    },
    refusal(command, args) {
      const outcome = command.run(args, context())
      return outcome.ok ? 'not refused' : refusalText(outcome.error, (day) => day)
    },
    async undo() {
      await replica.do(undoEdits(replica.reader.source, must(last)).edits, { command: 'undo' })
    },
    async apart(mine, theirs) {
      const other = createReplica('tomas')
      meet(replica, other)
      await replica.do(mine)
      await other.do(theirs)
      meet(replica, other)
    },
  }
  return workplace
}
