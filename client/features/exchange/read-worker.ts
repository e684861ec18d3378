/// <reference lib="webworker" />
/** Reads a large file beside the page, so that the page stays quick and reading can be stopped. */

import { readImport } from '../../../shared/exchange/table/read-import.ts'
import type { ImportRequest } from '../../../shared/exchange/table/read-import.ts'

addEventListener('message', ({ data }: MessageEvent<ImportRequest>) => postMessage(readImport(data)))
