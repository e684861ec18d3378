// The built board from its folder: read once, compressed once, kept in memory while the file stays as it is.

import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { hashInline, type InlineHashes } from './security-headers.ts'

export interface StaticFile {
  readonly type: string
  readonly etag: string
  /** True where the name carries a hash of the content: it never changes. */
  readonly isImmutable: boolean
  readonly bytes: Buffer
  readonly brotli: Buffer | undefined
  readonly gzip: Buffer | undefined
  readonly inline: InlineHashes
}

export type FindFile = (path: string) => Promise<StaticFile | undefined>

interface Kept {
  readonly changedAt: number
  readonly size: number
  readonly file: Promise<StaticFile>
}

export const fileTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
}
const compressible = /^(text|application|image\/svg)/
const hashed = /^assets\/.*-[\w-]{8}\.\w+$/

/** Finds files by the path of a URL, without its slash in front; never one outside the folder. */
export function serveFolder(folder: string): FindFile {
  const kept = new Map<string, Kept>()
  return async (path) => {
    const inside = normalize(path)
    if (
      inside.startsWith('..') ||
      inside.includes('\0') ||
      inside.split(sep).some((part) => part.startsWith('.'))
    )
      return undefined
    const place = join(folder, inside)
    const found = await stat(place).catch(() => undefined)
    if (found === undefined || !found.isFile()) return undefined
    const before = kept.get(inside)
    if (before?.changedAt === found.mtimeMs && before.size === found.size) return before.file
    const file = readStatic(place, inside)
    kept.set(inside, { changedAt: found.mtimeMs, size: found.size, file })
    return file
  }
}

async function readStatic(place: string, path: string): Promise<StaticFile> {
  const bytes = await readFile(place)
  const type = fileTypes[extname(path)] ?? 'application/octet-stream'
  const [brotli, gzipped] = compressible.test(type) ? await compress(bytes) : []
  return {
    type,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    isImmutable: hashed.test(path),
    bytes,
    brotli: smaller(brotli, bytes),
    gzip: smaller(gzipped, bytes),
    inline: hashInline(type.startsWith('text/html') ? bytes.toString('utf8') : ''),
  }
}

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

function compress(bytes: Buffer): Promise<[Buffer, Buffer]> {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }
  return Promise.all([toBrotli(bytes, quality), toGzip(bytes)])
}

function smaller(compressed: Buffer | undefined, bytes: Buffer): Buffer | undefined {
  return compressed !== undefined && compressed.length < bytes.length ? compressed : undefined
}
