/** Why a file is no table: what happened, what it means, what to do. */

import { unreachable } from '../../../shared/base/assert.ts'
import type { NotText } from '../../../shared/exchange/table/decode-text.ts'
import type { NoTable } from '../../../shared/exchange/table/raw-table.ts'
import { importing } from '../../text/en/import.ts'

export function troubleText(trouble: NotText | NoTable, name: string): readonly string[] {
  const words = importing.trouble
  switch (trouble.code) {
    case 'EMPTY':
      return words.EMPTY(name)
    case 'TOO_LARGE':
      return words.TOO_LARGE(name, trouble.limit)
    case 'NOT_TEXT':
      return words.NOT_TEXT(name, trouble.looksLike)
    case 'NO_ROWS':
      return words.NO_ROWS(name)
    case 'NO_TABLE':
      return words.NO_TABLE(name)
    case 'TOO_MANY_ROWS':
      return words.TOO_MANY_ROWS(name, trouble.limit)
    default:
      return unreachable(trouble)
  }
}
