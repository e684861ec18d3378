// Plain HTTP: the built board, and how the relay is. Every other path is the board's own and gets its page.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname } from 'node:path'
import { pushKeyPath, type PushOffer } from '../shared/wire/push-key.ts'
import { syncPath } from '../shared/wire/room-name.ts'
import { codePath } from '../shared/wire/session-code.ts'
import type { CodeDesk } from './code-http.ts'
import type { HealthReport } from './health.ts'
import type { SignIn } from './access/sign-in.ts'
import { securityHeaders } from './security-headers.ts'
import { answerSignIn } from './sign-in-http.ts'
import { fileTypes, type FindFile, type StaticFile } from './static-files.ts'

export interface HttpParts {
  /** Undefined: no board is served. */
  readonly findFile: FindFile | undefined
  /** Undefined: nobody signs in with another account. */
  readonly signIn: SignIn | undefined
  /** Where the code of a session is tried. */
  readonly codeDesk: CodeDesk
  /** Undefined: no calendars are handed out. */
  readonly findCalendar: FindFile | undefined
  /** The key by which browsers know the relay's web push; undefined: none is sent. */
  readonly pushKey: (() => Promise<string | undefined>) | undefined
  readonly health: () => HealthReport
  /** The text of /metrics, for whoever asks past every proxy. */
  readonly metrics: () => string
  /** People come by https, through a proxy. */
  readonly isHttps: boolean
  /** False while starting, stopping or unable to store. */
  readonly isReady: () => boolean
}

const maxHeaderSize = 16 * 1024
const patience = 5_000

export function createHttpServer(parts: HttpParts): Server {
  const limits = {
    maxHeaderSize,
    headersTimeout: patience,
    requestTimeout: 2 * patience,
    keepAliveTimeout: patience,
  }
  return createServer(limits, (request, response) => {
    void answer(parts, request, response).catch(() => {
      if (!response.headersSent) sendText(response, 500, 'The relay could not read a file of the board.')
    })
  })
}

async function answer(parts: HttpParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === codePath) return parts.codeDesk(request, response)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD')
    return sendText(response, 405, 'Only GET and HEAD are answered here.')
  }
  const path = pathOf(request)
  if (path === undefined) return sendText(response, 400, 'This address cannot be read.')
  if (`/${path}/`.startsWith(`${syncPath}/`))
    return sendText(response, 426, 'Plans are synced by web socket here.')
  if (`/${path}` === pushKeyPath) return sendJson(response, 200, await pushOffer(parts))
  if (path === 'healthz') return sendJson(response, 200, parts.health())
  if (path === 'readyz') return sendJson(response, parts.isReady() ? 200 : 503, { ready: parts.isReady() })
  if (path === 'metrics' && isDirect(request))
    return send(response, 200, 'text/plain; version=0.0.4; charset=utf-8', parts.metrics())
  if (await answerSignIn(parts.signIn, request, response, parts.isHttps)) return
  if (path.startsWith('calendars/'))
    return sendCalendar(parts, request, response, path.slice('calendars/'.length))
  if (parts.findFile === undefined) return sendText(response, 404, 'This relay serves no board, only plans.')
  const file =
    (await parts.findFile(path === '' ? 'index.html' : path)) ?? (await pageFor(path, parts.findFile))
  if (file === undefined) return sendText(response, 404, 'There is nothing here.')
  sendFile(request, response, file, parts.isHttps)
}

async function pushOffer({ pushKey }: HttpParts): Promise<PushOffer> {
  const key = await pushKey?.()
  return key === undefined ? {} : { key }
}

const calendarName = /^[\w-]{22}\.ics$/

/** Whoever knows its name may have it; what is not there says no more than what never was. */
async function sendCalendar(
  { findCalendar, isHttps }: HttpParts,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
): Promise<void> {
  const file = calendarName.test(name) ? await findCalendar?.(name) : undefined
  if (file === undefined) return sendText(response, 404, 'There is no such calendar.')
  response.setHeader('x-robots-tag', 'noindex')
  sendFile(request, response, file, isHttps)
}

/** A path with a file's ending that is not there is missing; any other is a page of the board. */
async function pageFor(path: string, findFile: FindFile): Promise<StaticFile | undefined> {
  const isFile = extname(path) in fileTypes || path.startsWith('assets/')
  return isFile ? undefined : findFile('index.html')
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: StaticFile,
  isHttps: boolean,
): void {
  const headers = securityHeaders(request.headers.host, file.inline, isHttps)
  for (const [name, value] of Object.entries(headers)) {
    response.setHeader(name, value)
  }
  response.setHeader('cache-control', file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache')
  response.setHeader('etag', file.etag)
  response.setHeader('vary', 'accept-encoding')
  if ((request.headers['if-none-match'] ?? '').includes(file.etag)) {
    response.writeHead(304).end()
    return
  }
  const accepted = request.headers['accept-encoding'] ?? ''
  const encodings = [['br', file.brotli] as const, ['gzip', file.gzip] as const]
  const [encoding, body] = encodings.find(([name, bytes]) => bytes && accepts(accepted, name)) ?? []
  if (encoding !== undefined) response.setHeader('content-encoding', encoding)
  send(response, 200, file.type, body ?? file.bytes)
}

function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((part) => {
    const [name, ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/)
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
  })
}

/** Proxies say for whom they ask: what is for the operator is not passed on to the internet by mistake. */
function isDirect({ headers }: IncomingMessage): boolean {
  return headers['x-forwarded-for'] === undefined && headers['forwarded'] === undefined
}

function sendText(response: ServerResponse, status: number, text: string): void {
  send(response, status, 'text/plain; charset=utf-8', `${text}\n`)
}

function sendJson(response: ServerResponse, status: number, value: object): void {
  response.setHeader('cache-control', 'no-store')
  send(response, status, 'application/json; charset=utf-8', `${JSON.stringify(value)}\n`)
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('content-type', type)
  response.setHeader('content-length', Buffer.byteLength(body))
  // Node leaves the body of an answer to HEAD out by itself.
  response.writeHead(status).end(body)
}

function pathOf(request: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent((request.url ?? '/').split('?', 1)[0] ?? '/').replace(/^\/+/, '')
  } catch {
    return undefined
  }
}
