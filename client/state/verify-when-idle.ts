/** Signatures are checked while nothing else is to be done; the reader of the moment, for documents can be built anew. */

import type { PlanReader } from '../../shared/doc/reader.ts'
import { whenIdle } from './when-idle.ts'

export function verifyWhenIdle(reader: () => PlanReader): void {
  whenIdle((goOn) => reader().verify(goOn))
}
