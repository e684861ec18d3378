// Runs every golden plan of what is odd: test/plans/fault-*.json state their own faults and what the plan shows instead.
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Json } from '../../../shared/base/json.ts'
import { find } from '../../../shared/base/table.ts'
import { planFileOfJson, planOfFile } from '../../../shared/exchange/plan-file.ts'
import type { Fault } from '../../../shared/plan/fault.ts'
import type { Plan } from '../../../shared/plan/plan.ts'

const folder = fileURLToPath(new URL('../../plans/', import.meta.url))
const tables = ['items', 'deletedItems', 'links', 'keyResults', 'reports', 'readings'] as const

const Expected = z.strictObject({
  /** Rule ids or fault codes, and what the plan shows: the title of its test. */
  about: z.string(),
  /** `CODE kind id.field (ids) = found` */
  faults: z.array(z.string()),
  /** Table → id → the properties named here; null: absent. */
  shows: z.partialRecord(z.enum(tables), z.record(z.string(), z.record(z.string(), z.json()).nullable())),
})

const plans = readdirSync(folder)
  .filter((file) => file.startsWith('fault-'))
  .map((file) => {
    const { expect: expected, ...json } = JSON.parse(readFileSync(folder + file, 'utf8')) as Record<
      string,
      Json
    >
    return [Expected.parse(expected).about, Expected.parse(expected), json] as const
  })

describe('plans with faults', () => {
  test.for(plans)('%s', ([, expected, json]) => {
    const file = planFileOfJson(json)
    expect(file).toMatchObject({ ok: true })
    if (!file.ok) return
    const { plan } = planOfFile(file.value)
    expect(plan.faults.map(faultText)).toEqual(expected.faults)
    expect(shown(plan, expected.shows)).toEqual(expected.shows)
  })
})

function faultText({ code, kind, id, field, ids, found }: Fault): string {
  const place = field === undefined ? id : `${id}.${field}`
  return `${code} ${kind} ${place}${ids ? ` (${ids.join(' ')})` : ''}${found === undefined ? '' : ` = ${found}`}`
}

/** The properties that are asked for, as the plan has them. */
function shown(plan: Plan, asked: z.infer<typeof Expected>['shows']): unknown {
  return Object.fromEntries(
    tables.flatMap((table) => {
      const rows = Object.entries(asked[table] ?? {}).map(([id, properties]) => {
        const entity = find<{ readonly id: string }>(plan[table], id) as Record<string, unknown> | undefined
        const names = Object.keys(properties ?? {})
        return [id, entity && Object.fromEntries(names.map((name) => [name, entity[name] ?? null]))]
      })
      return asked[table] ? [[table, Object.fromEntries(rows.map(([id, row]) => [id, row ?? null]))]] : []
    }),
  )
}
