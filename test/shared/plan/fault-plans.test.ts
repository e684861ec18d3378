// Runs every golden plan of what is odd: test/plans/fault-*.json state their own faults and what the plan shows instead.
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Json } from '../../../shared/base/json.ts'
import { find } from '../../../shared/base/table.ts'
import { planFileOfJson, planOfFile } from '../../../shared/exchange/plan-file.ts'
import { faultCodes } from '../../../shared/plan/fault.ts'
import type { Fault } from '../../../shared/plan/fault.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import { Mishap, planOfDocuments } from './fault-documents.ts'

const folder = fileURLToPath(new URL('../../plans/', import.meta.url))
const tables = [
  'people',
  'items',
  'deletedItems',
  'links',
  'keyResults',
  'baselines',
  'reports',
  'readings',
] as const

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
    const {
      expect: stated,
      documents,
      ...json
    } = JSON.parse(readFileSync(folder + file, 'utf8')) as Record<string, Json>
    const expected = Expected.parse(stated)
    return [expected.about, expected, json, z.array(Mishap).optional().parse(documents)] as const
  })

describe('plans with faults', () => {
  test('there is one for every kind of fault', () => {
    const said = new Set(plans.flatMap(([, { faults }]) => faults.map((fault) => fault.split(' ', 1)[0])))
    expect(faultCodes.filter((code) => !said.has(code))).toEqual([])
  })

  test.for(plans)('%s', async ([, expected, json, mishaps]) => {
    const file = planFileOfJson(json)
    expect(file).toMatchObject({ ok: true })
    if (!file.ok) return
    const plan = mishaps ? await planOfDocuments(file.value, mishaps) : planOfFile(file.value).plan
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
