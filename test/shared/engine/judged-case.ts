// Figures of a small plan on Thursday 5 March 2026 at noon: the status date is Wednesday. Weeks run from Monday 2 March.
import { must } from '../../../shared/base/assert.ts'
import type { Day } from '../../../shared/base/day.ts'
import type { BlockedRoot } from '../../../shared/engine/blockers.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import type { BaselineLeaf } from '../../../shared/plan/baseline.ts'
import type { Item } from '../../../shared/plan/item.ts'
import type { Blocker, CheckIn, Report } from '../../../shared/plan/report.ts'
import { createTelling } from '../../../shared/text/telling.ts'
import type { Telling } from '../../../shared/text/telling.ts'
import { buildPlan, instantOn, momentOn } from '../../helpers/plan-builder.ts'
import type { Draft, PlanDraft } from '../../helpers/plan-builder.ts'

export const today: Day = '2026-03-05'
export const week = { start: '2026-03-02', finish: '2026-03-06' }
export const nextWeek = { start: '2026-03-09', finish: '2026-03-13' }
export const thirdWeek = { start: '2026-03-16', finish: '2026-03-20' }

export function judge(draft: PlanDraft, day: Day = today): Figures {
  return figuresOf(buildPlan(draft), momentOn(day))
}

/** The items as they stand are also the baseline, but for those named here: these came later, or were planned otherwise. */
export function planned(
  items: readonly Draft<Item>[],
  but: Readonly<Record<string, Partial<BaselineLeaf> | undefined>> = {},
): PlanDraft {
  const leaves = items
    .filter(({ id, type }) => type !== 'group' && !(id in but && but[id] === undefined))
    .map(({ id, title = id, type, start, finish, budget }) => ({
      id,
      title,
      type: type === 'milestone' ? ('milestone' as const) : ('task' as const),
      ...(start !== undefined && { start }),
      ...(finish !== undefined && { finish }),
      ...(budget !== undefined && { budget }),
      ...but[id],
    }))
  return {
    items,
    baselines: [{ id: 'base', takenOn: '2026-02-02', at: instantOn('2026-02-02'), leaves }],
  }
}

/** A report as one check-in said it, at noon of its day. */
export function said(id: string, day: Day, fields: Omit<Partial<Report>, 'id' | 'checkIns'>): Draft<Report> {
  const at = instantOn(day)
  const { status, actualStart, actualFinish, remaining, percent, blocker } = fields
  const checkIn: CheckIn = {
    id: `${id} ${day}`,
    itemId: id,
    at,
    ...(status && { status }),
    ...(actualStart && { actualStart }),
    ...(actualFinish && { actualFinish }),
    ...(remaining !== undefined && { remaining }),
    ...(percent !== undefined && { percent }),
    ...(blocker && { blocker }),
  }
  return { id, saidAt: at, checkIns: [checkIn], ...fields }
}

export function waitingFor(waitsFor: Blocker['waitsFor'], more: Partial<Blocker> = {}): Blocker {
  return { kind: 'external', waitsFor, since: '2026-03-03', ...more }
}

export const theCity: Blocker['waitsFor'] = { type: 'outside', name: 'the city' }

export function rootOf({ roots }: Figures, id: string): BlockedRoot {
  return must(
    roots.find(({ itemId }) => itemId === id),
    `no root ${id}`,
  )
}

export function indexOf({ structure }: Figures, id: string): number {
  return must(structure.indexOf(id), `no item ${id}`)
}

export function tellingOf({ plan, moment, schedule }: Figures): Telling {
  return createTelling(plan, moment, schedule.axis)
}

export const ownedBy = (
  id: string,
): { readonly owner: { readonly type: 'person'; readonly id: string } } => ({
  owner: { type: 'person', id },
})
