// Text to neutral rows to a preview, as Import does it, for a plan in memory.
import { defaultCalendar } from '../../../../shared/plan/calendar.ts'
import type { Plan } from '../../../../shared/plan/plan.ts'
import { previewImport } from '../../../../shared/exchange/table/plan-import.ts'
import type { ImportOptions, ImportPreview } from '../../../../shared/exchange/table/plan-import.ts'
import { readImport } from '../../../../shared/exchange/table/read-import.ts'
import type { ImportRequest, TableRead } from '../../../../shared/exchange/table/read-import.ts'
import type { NeutralRow } from '../../../../shared/exchange/table/neutral-row.ts'
import { openDocs } from '../../../../shared/doc/plan-docs.ts'
import { openReader } from '../../../../shared/doc/reader.ts'
import { commit } from '../../../../shared/doc/commit.ts'
import { createNobleSigner, loadCurve } from '../../../../shared/doc/sign.ts'
import { assemblePlan } from '../../../../shared/plan/assemble/assemble-plan.ts'
import type { Edit } from '../../../../shared/plan/edit.ts'

const curve = await loadCurve()

const planId = 'import-plan-0000000000'

export function readTableOf(
  source: string | Uint8Array,
  options: Partial<Omit<ImportRequest, 'source'>> = {},
): TableRead {
  const read = readImport(requestOf(source, options))
  if (read.type !== 'table') throw new Error(`no table: ${JSON.stringify(read)}`)
  return read
}

export function requestOf(
  source: string | Uint8Array,
  options: Partial<Omit<ImportRequest, 'source'>> = {},
): ImportRequest {
  return {
    source,
    dayOrders: new Map(),
    hoursPerDay: 8,
    currency: 'EUR',
    workdays: defaultCalendar.workdays,
    timeZone: 'Europe/Berlin',
    ...options,
  }
}

export function rowsOf(source: string | Uint8Array, options: Partial<Omit<ImportRequest, 'source'>> = {}) {
  return readTableOf(source, options).read.rows
}

/** The row of a title. */
export function rowCalled(rows: readonly NeutralRow[], title: string): NeutralRow {
  const row = rows.find((one) => one.title === title)
  if (!row) throw new Error(`no row “${title}”`)
  return row
}

export function codesOf(row: { readonly troubles: NeutralRow['troubles'] }): readonly string[] {
  return row.troubles.map(({ code }) => code)
}

/** A plan in real documents that imports are accepted into. */
export function createImportPlan() {
  const reader = openReader(openDocs(), planId)
  const signer = createNobleSigner(new Uint8Array(32).fill(3), curve)
  let count = 0
  const now = Date.UTC(2026, 10, 23, 9)
  const options: ImportOptions = { source: 'file.csv', today: '2026-11-23', newPeople: new Set() }
  const self = {
    get plan(): Plan {
      return assemblePlan(reader.source)
    },
    preview(csv: string | Uint8Array, more: Partial<ImportOptions> = {}): ImportPreview {
      return previewImport(self.plan, rowsOf(csv), { ...options, ...more })
    },
    async apply(edits: readonly Edit[]): Promise<void> {
      const stamp = {
        command: 'import.apply',
        now: now + count * 60_000,
        newId: () => `id-${String(count++).padStart(9, '0')}`,
      }
      await commit(reader, edits, { signer }, stamp as Parameters<typeof commit>[3])
    },
    async accept(csv: string | Uint8Array, more: Partial<ImportOptions> = {}): Promise<ImportPreview> {
      const preview = self.preview(csv, more)
      await self.apply(preview.edits)
      return preview
    },
  }
  return self
}
