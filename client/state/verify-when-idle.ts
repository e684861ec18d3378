/** Signatures are checked while nothing else is to be done; the reader of the moment, for documents can be built anew. */

import type { PlanReader } from '../../shared/doc/reader.ts'
import { whenIdle } from './when-idle.ts'

/** Begins once there is a reader. The function it gives is called when more may have arrived; at work that changes nothing. */
export function verifyWhenIdle(reader: () => PlanReader | undefined): () => void {
  let isAtWork = false
  const verify = (): void => {
    if (isAtWork) return
    isAtWork = true
    whenIdle((goOn) => {
      isAtWork = reader()?.verify(goOn) === false
      return !isAtWork
    })
  }
  verify()
  return verify
}
