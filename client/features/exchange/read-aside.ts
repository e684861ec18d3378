/** Small inputs are read at once; large ones in a worker, which `signal` ends. */

import type { ImportRead, ImportRequest } from '../../../shared/exchange/table/read-import.ts'
import { readImport } from '../../../shared/exchange/table/read-import.ts'

const smallEnough = 100_000

export function readAside(request: ImportRequest, signal: AbortSignal): Promise<ImportRead> {
  if (request.source.length <= smallEnough) return Promise.resolve(readImport(request))
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' })
    const end = (): void => worker.terminate()
    signal.addEventListener('abort', () => {
      end()
      reject(new DOMException('Stopped', 'AbortError'))
    })
    worker.addEventListener('message', ({ data }: MessageEvent<ImportRead>) => {
      end()
      resolve(data)
    })
    worker.addEventListener('error', (event) => {
      end()
      reject(new Error(event.message))
    })
    worker.postMessage(request)
  })
}
