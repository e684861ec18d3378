// The ledger's law (architecture, The ledger guard): texts appended to lists at the root, and nothing else ever. A GC
// struct has an empty delete set and would put an end to a ledger that is guarded by its delete set alone; so each
// struct must be plain text, and each deletion is refused. A Skip brings nothing and may pass.

import type { UpdateContent } from '../shared/wire/read-update.ts'

export function ledgerAdmits(content: UpdateContent): boolean {
  return content.onlyTexts && content.deletes.isEmpty
}
