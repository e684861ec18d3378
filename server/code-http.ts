// Where a session's code is tried: by POST, so that it stands in no address. Unknown, over and misread have one answer.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { readCode, type CodeAnswer } from '../shared/wire/session-code.ts'
import { CodeTries } from './access/code-tries.ts'
import type { AccessStore } from './access/invite-in-store.ts'
import { findCode } from './access/session-codes.ts'
import { isForeign } from './foreign-page.ts'
import type { Log } from './log.ts'

export interface CodeDeskParts {
  readonly store: AccessStore
  readonly now: () => number
  readonly log: Log
  readonly origins: readonly string[]
  /** A proxy stands before the relay and says for whom it asks. */
  readonly isProxied: boolean
}

export type CodeDesk = (request: IncomingMessage, response: ServerResponse) => Promise<void>

const mostBytes = 512
/** Whoever tries without end does not fill the log, in ms. */
const sayEvery = 60_000
const shape = z.object({ code: z.string() })
const statuses = { session: 200, none: 200, 'too many': 429, busy: 503 } as const

export function createCodeDesk({ store, now, log, origins, isProxied }: CodeDeskParts): CodeDesk {
  const tries = new CodeTries()
  let saidAt = -Infinity
  return async (request, response) => {
    response.setHeader('cache-control', 'no-store')
    if (request.method !== 'POST') return refuse(response, 405)
    // A page of somebody else's could else spend what its visitors may try.
    if (isForeign(request, origins)) return refuse(response, 403)
    const body = await bodyOf(request)
    if (body === undefined) return refuse(response, 413)
    const address = addressOf(request, isProxied)
    const wait = tries.take(address, now())
    if (wait > 0) {
      if (now() - saidAt >= sayEvery) {
        log('warn', 'too many tries of session codes')
        saidAt = now()
      }
      return send(response, { type: 'too many', seconds: Math.ceil(wait / 1_000) })
    }
    const found = await findCode(store, codeIn(body), now())
    if (!found.ok || found.value !== undefined) tries.right(address, now())
    if (!found.ok) return send(response, { type: 'busy' })
    if (found.value === undefined) return send(response, { type: 'none' })
    const { plan, epoch, session } = found.value
    send(response, { type: 'session', path: `${plan}.${epoch}`, session })
  }
}

function send(response: ServerResponse, answer: CodeAnswer): void {
  if (answer.type === 'too many') response.setHeader('retry-after', answer.seconds)
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.setHeader('x-content-type-options', 'nosniff')
  response.writeHead(statuses[answer.type]).end(`${JSON.stringify(answer)}\n`)
}

function refuse(response: ServerResponse, status: 403 | 405 | 413): void {
  response.setHeader('allow', 'POST')
  // What is still to come of it is not read.
  response.setHeader('connection', 'close')
  response.writeHead(status).end()
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > mostBytes) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}

function codeIn(body: string): string | undefined {
  try {
    const read = readCode(shape.parse(JSON.parse(body)).code)
    return read.type === 'code' ? read.code : undefined
  } catch {
    return undefined
  }
}

/** The last one named is whom the nearest proxy saw; the ones before it are what it was told. */
function addressOf({ headers, socket }: IncomingMessage, isProxied: boolean): string {
  const said = isProxied ? [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').at(-1)?.trim() : ''
  return said || (socket.remoteAddress ?? '')
}
