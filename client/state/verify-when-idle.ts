/** Signatures are checked while nothing else is to be done; the reader of the moment, for documents can be built anew. */

import type { PlanReader } from '../../shared/doc/reader.ts'

export function verifyWhenIdle(reader: () => PlanReader): void {
  const idle =
    globalThis.requestIdleCallback ??
    ((run: IdleRequestCallback) => setTimeout(() => run({ didTimeout: false, timeRemaining: () => 5 }), 50))
  const step: IdleRequestCallback = (deadline) => {
    if (!reader().verify(() => deadline.timeRemaining() > 1)) idle(step)
  }
  idle(step)
}
