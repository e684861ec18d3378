/**
 * Takes the plan: freezes every leaf's dates, effort and budget, the key results and the calendar (SC6.1). The first one is
 * free (BA1); each later one is refused outside of a formal session that has decided to agree anew, and names that session.
 */

import type { Json } from '../base/json.ts'
import { createStructure } from '../engine/structure.ts'
import { liveMoment } from '../engine/moment.ts'
import { scheduleOf } from '../engine/schedule.ts'
import { baselineLeavesOf } from '../engine/taken-baseline.ts'
import { baselineChunks, keyResultRecord, rowOfLeaf } from '../plan/baseline-rows.ts'
import { fingerprintOfRows } from '../plan/baseline-fingerprint.ts'
import type { BaselineLeaf } from '../plan/baseline.ts'
import { plan, refuse } from './command.ts'
import type { Command, CommandContext } from './command.ts'
import { demandShort, mostLetters } from './demands.ts'
import { createRecord } from './edits.ts'
import { formalSession } from './session-demands.ts'

export interface TakeBaseline {
  readonly name?: string
  readonly reason?: string
}

export const takeBaseline: Command<TakeBaseline> = {
  name: 'baseline.take',
  title: 'Take the plan',
  run({ name, reason }, context) {
    const [taken] = context.plan.baselines.list
    const session = taken && formalSession(context.plan)
    if (taken && !session) return refuse({ code: 'BASELINE_NEEDS_SESSION', facts: { name: taken.name } })
    const long =
      demandShort('a name', name, mostLetters.title) ?? demandShort('a reason', reason, mostLetters.note)
    if (long) return refuse(long)
    const leaves = leavesOf(context)
    if (leaves.every(({ start }) => start === undefined))
      return refuse({ code: 'NOTHING_TO_FREEZE', facts: {} })
    const id = context.newId()
    const rows: readonly Json[] = leaves.map(rowOfLeaf)
    const keyResults = context.plan.keyResults.list.map(keyResultRecord)
    const calendar = { ...context.plan.settings.calendar }
    const chunks = [...baselineChunks(id, rows)]
    const record = createRecord('baseline', id, {
      name: name?.trim() || (taken ? `Plan of ${context.today}` : 'First plan'),
      takenOn: context.today,
      at: context.now,
      by: context.me,
      reason: reason?.trim() || undefined,
      session: session?.id,
      calendar,
      keyResults,
      chunks: chunks.length,
      fingerprint: fingerprintOfRows(rows, keyResults, calendar),
    })
    return plan([...chunks.map(([key, chunk]) => createRecord('baselineChunk', key, chunk)), record], id)
  },
}

function leavesOf({ plan, figures, now }: CommandContext): readonly BaselineLeaf[] {
  const structure = figures?.structure ?? createStructure(plan)
  const schedule = figures?.schedule ?? scheduleOf(plan, structure, liveMoment(plan.settings.timeZone, now))
  return baselineLeavesOf(plan, structure, schedule)
}
