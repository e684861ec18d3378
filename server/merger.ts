// Merging off the event loop, as a promise.

import { Worker } from 'node:worker_threads'
import type { MergeAnswer, MergeRequest } from './merge-worker.ts'
import { buffersOf, pack } from './packed.ts'

export interface Merger {
  /** Rejects when the parts do not merge into a snapshot that holds them all. */
  merge(parts: readonly Uint8Array[]): Promise<Uint8Array>
  close(): Promise<void>
}

type Waiting = ReturnType<typeof Promise.withResolvers<Uint8Array>>

/** One thread, started with the first merge and again after it died. */
export function createMerger(): Merger {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let last = 0

  function start(): Worker {
    const started = new Worker(new URL('merge-worker.ts', import.meta.url))
    started.on('message', (answer: MergeAnswer) => {
      const asked = waiting.get(answer.id)
      waiting.delete(answer.id)
      if ('merged' in answer) asked?.resolve(answer.merged)
      else asked?.reject(new Error(answer.failure))
    })
    started.on('error', () => {})
    started.on('exit', () => {
      if (worker === started) worker = undefined
      for (const asked of waiting.values()) asked.reject(new Error('the merging thread ended'))
      waiting.clear()
    })
    return started
  }

  return {
    merge(parts) {
      const asked = Promise.withResolvers<Uint8Array>()
      const id = ++last
      waiting.set(id, asked)
      worker ??= start()
      const packed = pack(parts)
      // A thread has no origin; the rule is about windows.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      worker.postMessage({ id, parts: packed } satisfies MergeRequest, buffersOf(packed))
      return asked.promise
    },
    async close() {
      await worker?.terminate()
    },
  }
}
