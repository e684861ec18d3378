/**
 * From a source to the plan, and from a change of the source to the changed plan. There is one way: mark what may read
 * differently, read it anew, put it in place. Reading all of it is a change of everything, so patching = reading anew.
 */

import { charterKinds, workKinds } from '../edit.ts'
import type { Plan } from '../plan.ts'
import type { PlanSource, SourceChange, SourceEntry } from '../source.ts'
import { createState } from './assembled-state.ts'
import type { AssembledState } from './assembled-state.ts'
import type { Told } from './effective-time.ts'
import { DirtyRows } from './dirty-rows.ts'
import { foldEach, foldReadings, foldReports } from './fold-rows.ts'
import {
  foldAnswer,
  foldComment,
  foldDecision,
  foldDevice,
  foldSession,
  touchDecisionsOf,
} from './fold-sessions.ts'
import { foldGoverned } from './fold-governed.ts'
import { takeUpLedger } from './kept-ledger.ts'
import type { KeptLedger } from './kept-ledger.ts'
import type { Touched } from './touched.ts'
import { markChanges, markTouched, recordOf } from './mark-changes.ts'
import { emptyPlan, keepEntities, putRows, samePlan } from './plan-tables.ts'
import { checkChunks, readRows } from './read-rows.ts'

/** A plan with what is needed to change it. Handing it to `patchPlan` uses it up. */
export interface Assembled {
  readonly plan: Plan
  readonly state: AssembledState
}

/** Never throws, whatever the source holds: what cannot be understood is left out, and a fault of the plan. */
export function assemblePlan(source: PlanSource): Plan {
  return createAssembler(source).plan
}

/** `settled`: the source's entries, where somebody has put them in order already. */
export function createAssembler(source: PlanSource, settled?: readonly Told[]): Assembled {
  const state = createState()
  const { ledger } = state
  ledger.trust(relayKeyOf(source))
  const touched = settled ? ledger.addSettled(settled) : ledger.add(source.entries)
  if (!touched) throw new Error('bug: a first reading found something settled before it')
  return { plan: readFirst(source, touched, state), state }
}

/** The same, from the ledger as it was kept; `added`: what the source holds beyond it. */
export function resumeAssembler(
  source: PlanSource,
  kept: KeptLedger,
  added: readonly SourceEntry[],
): Assembled {
  const state = createState()
  state.ledger.trust(relayKeyOf(source))
  takeUpLedger(state.ledger, kept)
  const taken = { plan: readFirst(source, state.ledger.all([]), state), state }
  return added.length === 0 ? taken : patchPlan(taken, source, { changed: [], added })
}

/** `source` as it is after the change. An entity that reads the same keeps its identity. */
export function patchPlan({ plan, state }: Assembled, source: PlanSource, change: SourceChange): Assembled {
  const patched = apply(plan, source, change, state)
  if (patched) return { plan: patched, state }
  const anew = createAssembler(source)
  return { ...anew, plan: keepEntities(plan, anew.plan) }
}

/** The same, to be changed without changing that: good as long as that stays as it is. */
export function branchOf({ plan, state }: Assembled): Assembled {
  return { plan, state: createState(state) }
}

/** What `patchPlan` would give, with nothing used up: plan and state stay as they are. Without a change all is read anew. */
export function previewPlan(
  assembled: Assembled,
  source: PlanSource,
  change: SourceChange | undefined,
): Plan {
  const patched = change && previewPatch(assembled, source, change)
  return patched ?? keepEntities(assembled.plan, assemblePlan(source))
}

/** The same, without asking the source for its entries; undefined where all would have to be read anew. */
export function previewPatch(
  { plan, state }: Assembled,
  source: PlanSource,
  change: SourceChange,
): Plan | undefined {
  return apply(plan, source, change, createState(state))
}

/** Undefined when late or forged entries change what was settled before them: then all has to be read anew. */
function apply(
  before: Plan,
  source: PlanSource,
  change: SourceChange,
  state: AssembledState,
): Plan | undefined {
  const isFirst = state.ledger.told.size === 0
  if (change.anew) return undefined
  const gone = change.removed && state.ledger.remove(change.removed)
  const isTrustedAnew =
    change.changed.some(({ kind }) => kind === 'plan') && state.ledger.trust(relayKeyOf(source))
  const touched = state.ledger.add(change.added, gone)
  if (touched && isTrustedAnew) state.ledger.touchTakenBack(touched)
  // Before anything was said no edit is called unrecorded: that is told of every row, or of none.
  if (gone && (isFirst || state.ledger.told.size === 0)) return undefined
  return touched && read(before, source, change.changed, touched, isFirst, state)
}

/** As settings read it, before anything else is: whose withdrawals count hangs on it. */
export function relayKeyOf(source: PlanSource): string | undefined {
  const key = recordOf(source, 'plan', 'plan')?.['relayKey']
  return typeof key === 'string' ? key : undefined
}

function readFirst(source: PlanSource, touched: Touched, state: AssembledState): Plan {
  const all = [...charterKinds, ...workKinds].flatMap((kind) =>
    [...source.records[kind].keys()].map((id) => ({ kind, id })),
  )
  return read(emptyPlan(source.id), source, all, touched, true, state)
}

function read(
  before: Plan,
  source: PlanSource,
  changed: SourceChange['changed'],
  touched: Touched,
  isFirst: boolean,
  state: AssembledState,
): Plan {
  const dirty = new DirtyRows()
  markTouched(source, touched, isFirst, state, dirty)
  markChanges(source, changed, state, dirty)
  checkChunks(dirty.of('baselineChunk'), source, state)
  const after = {
    ...before,
    ...readRecords(before, source, dirty, state),
    ...foldLedger(before, touched, dirty, state),
  }
  state.faults.put('source', source.faults ?? [])
  return samePlan(before, { ...after, faults: state.faults.list() })
}

function readRecords(plan: Plan, source: PlanSource, dirty: DirtyRows, state: AssembledState): Partial<Plan> {
  const read = <K extends Parameters<typeof readRows>[0]>(kind: K) =>
    readRows(kind, dirty.of(kind), source, state)
  const items = read('item')
  const settings = read('plan')
  const isLiving = (id: string): boolean => state.references.isLiving('item', id)
  return {
    ...(settings.has('plan') && { settings: settings.get('plan') ?? emptyPlan(plan.id).settings }),
    departments: putRows(plan.departments, read('department')),
    people: putRows(plan.people, read('person')),
    kpis: putRows(plan.kpis, read('kpi')),
    objectives: putRows(plan.objectives, read('objective')),
    keyResults: putRows(plan.keyResults, read('keyResult')),
    items: putRows(plan.items, items, isLiving),
    deletedItems: putRows(plan.deletedItems, items, (id) => !isLiving(id)),
    links: putRows(plan.links, state.links.change(read('link'))),
    baselines: putRows(plan.baselines, read('baseline')),
  }
}

function foldLedger(plan: Plan, touched: Touched, dirty: DirtyRows, state: AssembledState): Partial<Plan> {
  const { ledger } = state
  touchDecisionsOf(touched, ledger)
  return {
    reports: putRows(plan.reports, foldReports(dirty.of('report'), state)),
    readings: putRows(plan.readings, foldReadings(dirty.of('readings'), state)),
    comments: putRows(
      plan.comments,
      foldEach(touched.comments, (id) => foldComment(id, ledger)),
    ),
    sessions: putRows(
      plan.sessions,
      foldEach(touched.sessions, (id) => foldSession(id, ledger)),
    ),
    decisions: putRows(
      plan.decisions,
      foldEach(touched.decisions, (id) => foldDecision(id, ledger)),
    ),
    answers: putRows(
      plan.answers,
      foldEach(touched.answers, (id) => foldAnswer(id, ledger)),
    ),
    periods: putRows(
      plan.periods,
      foldEach(touched.periods, (id) => (ledger.isWithdrawn(id) ? undefined : ledger.periods.get(id))),
    ),
    governed: putRows(plan.governed, foldGoverned(touched.items, ledger, plan.governed)),
    devices: putRows(
      plan.devices,
      foldEach(touched.devices, (id) => foldDevice(id, ledger)),
    ),
  }
}
