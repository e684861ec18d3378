/**
 * Opening balances of the next ledger (PE2): how each item stood in the ledger that is closed, written beside the closing, and
 * read again from the record. They are evidence: a present figure is never computed from them.
 */

import type { Json, JsonObject } from '../base/json.ts'
import { find } from '../base/table.ts'
import { assemblePlan } from '../plan/assemble/assemble-plan.ts'
import { isObject } from '../plan/assemble/reader.ts'
import type { DeviceId, ItemId } from '../plan/ids.ts'
import type { Period } from '../plan/period.ts'
import type { Plan } from '../plan/plan.ts'
import { sourceAsOf } from '../plan/past/plan-past.ts'
import type { PlanSource, SourceEntry } from '../plan/source.ts'
import { momentAsOf } from './moment.ts'

/** Of an item of which anything was reported or promised; what nobody said is absent. */
export interface Balance {
  readonly itemId: ItemId
  /** In the plan's currency, booked until then. */
  readonly cost?: number
  readonly hours?: number
  readonly percent?: number
  /** Working days. */
  readonly remaining?: number
  readonly status?: string
  /** The commitment in force. */
  readonly finish?: string
}

export interface Balances {
  /** In the order of their ids. */
  readonly list: readonly Balance[]
  /** Sums over all of them; null where nothing was booked. */
  readonly cost: number | null
  readonly hours: number | null
}

export const balanceKind = 'period.balance'

const numbers = ['cost', 'hours', 'percent', 'remaining'] as const
const texts = ['status', 'finish'] as const

export function balancesOf(plan: Plan): Balances {
  const list = plan.reports.list.flatMap(({ id, cost, hours, percent, remaining, status }): Balance[] => {
    const item = find(plan.items, id)
    if (!item) return []
    const { finish } = item
    return [
      {
        itemId: id,
        ...(cost !== null && { cost }),
        ...(hours !== null && { hours }),
        ...(percent !== undefined && { percent }),
        ...(remaining !== undefined && { remaining }),
        ...(status !== undefined && { status }),
        ...(finish !== undefined && { finish }),
      },
    ]
  })
  return summed(list)
}

/** Those of this closing, by the device that closed; undefined where it brought none, or not all of them are here. */
export function openingBalances(
  { book, balances, device }: Pick<Period, 'book' | 'balances' | 'device'>,
  entries: Iterable<SourceEntry>,
): Balances | undefined {
  if (book === undefined || balances === undefined) return undefined
  const list = [...entries].flatMap((entry) => (isOf(entry, book, device) ? readPage(entry.body) : []))
  return list.length === balances ? summed(list) : undefined
}

/** A page of them as an entry says it: `{ITEM: {cost, hours, …}}`. */
export function balancePage(list: readonly Balance[]): JsonObject {
  return Object.fromEntries(list.map(({ itemId, ...says }) => [itemId, says as JsonObject]))
}

/** The same, worked out again from what each device's list held when the period was closed. */
export function balancesInRecord(source: PlanSource, period: Period, timeZone: string): Balances {
  const known = [...source.entries].filter(
    ({ device, at }) => device === undefined || at <= (period.frontier[device]?.at ?? -Infinity),
  )
  const { now } = momentAsOf(timeZone, period.through)
  return balancesOf(assemblePlan(sourceAsOf({ ...source, entries: known }, now)))
}

/** Items of which something else was reported. Promises are left out: a change that came late stands in the work already. */
export function balancesThatDiffer(a: Balances, b: Balances): readonly ItemId[] {
  const textOf = ({ list }: Balances): ReadonlyMap<ItemId, string> =>
    new Map(
      list.map((one) => [
        one.itemId,
        JSON.stringify([...numbers, 'status' as const].map((name) => one[name])),
      ]),
    )
  const [left, right] = [textOf(a), textOf(b)]
  return [...new Set([...left.keys(), ...right.keys()])].filter((id) => left.get(id) !== right.get(id)).sort()
}

function isOf(entry: SourceEntry, book: string, device: DeviceId | undefined): boolean {
  return entry.kind === balanceKind && entry.device === device && entry.body['book'] === book
}

function readPage({ items }: JsonObject): readonly Balance[] {
  if (items === undefined || !isObject(items)) return []
  return Object.entries(items).map(([itemId, says]) => ({ itemId, ...(isObject(says) && readOne(says)) }))
}

function readOne(says: JsonObject): Omit<Balance, 'itemId'> {
  const said: Record<string, Json> = {}
  for (const name of numbers) if (typeof says[name] === 'number') said[name] = says[name]
  for (const name of texts) if (typeof says[name] === 'string') said[name] = says[name]
  return said
}

function summed(all: readonly Balance[]): Balances {
  const list = all.toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1))
  const sum = (name: 'cost' | 'hours'): number | null =>
    list.reduce<number | null>(
      (total, { [name]: one }) => (one === undefined ? total : (total ?? 0) + one),
      null,
    )
  return { list, cost: sum('cost'), hours: sum('hours') }
}
