// The thread in which rooms are merged.

import { parentPort } from 'node:worker_threads'
import { must } from '../shared/base/assert.ts'
import { mergeRoom } from './merge-room.ts'
import { unpack, type Packed } from './packed.ts'

export interface MergeRequest {
  readonly id: number
  readonly parts: Packed
}

export type MergeAnswer =
  { readonly id: number; readonly merged: Uint8Array } | { readonly id: number; readonly failure: string }

const port = must(parentPort, 'runs as a worker')

port.on('message', ({ id, parts }: MergeRequest) => {
  try {
    const merged = mergeRoom(unpack(parts))
    // Handed over, not copied: the thread that gets it serves sockets.
    port.postMessage({ id, merged } satisfies MergeAnswer, [merged.buffer as ArrayBuffer])
  } catch (error) {
    port.postMessage({ id, failure: String(error) } satisfies MergeAnswer)
  }
})
