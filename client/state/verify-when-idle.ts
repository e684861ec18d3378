/** Signatures are checked while nothing else is to be done; the reader of the moment, for documents can be built anew. */

import type { PlanReader } from '../../shared/doc/reader.ts'
import { whenIdle } from './when-idle.ts'

/** Begins at once. The function it gives is called when more may have arrived; while it is at work that changes nothing. */
export function verifyWhenIdle(reader: () => PlanReader): () => void {
  let isAtWork = false
  const verify = (): void => {
    if (isAtWork) return
    isAtWork = true
    whenIdle((goOn) => {
      isAtWork = !reader().verify(goOn)
      return !isAtWork
    })
  }
  verify()
  return verify
}
