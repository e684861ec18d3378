// A push service on a free port (RFC 8030, 8292): it takes a message without content from whoever shows a good signature, as those
// of browser makers do, and says why where it does not.

import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { importJWK, jwtVerify } from 'jose'

export interface Pushed {
  readonly path: string
  readonly ttl: string
  readonly topic: string
  readonly contact: string
  /** By which key it was signed, as the browser was given it. */
  readonly key: string
}

export interface PushService {
  /** For PLUMBLINE_PUSH_SERVICES. */
  readonly origin: string
  readonly taken: Pushed[]
  /** What was refused, and why. */
  readonly refused: string[]
  /** Answers this in place of 201 from now on, by the path of a subscription. */
  readonly answers: Map<string, number>
  stop(): Promise<void>
}

export async function startPushService(): Promise<PushService> {
  const taken: Pushed[] = []
  const refused: string[] = []
  const answers = new Map<string, number>()
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    judge(request, origin)
      .then((pushed) => {
        const status = answers.get(path) ?? 201
        if (status < 300) taken.push(pushed)
        response.writeHead(status).end()
      })
      .catch((error: unknown) => {
        refused.push(String(error))
        response.writeHead(403).end()
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    taken,
    refused,
    answers,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function judge(request: IncomingMessage, origin: string): Promise<Pushed> {
  const { method, url = '', headers } = request
  let length = 0
  for await (const part of request) length += (part as Buffer).length
  if (method !== 'POST' || length > 0) throw new Error(`${method} with ${length} bytes`)
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(headers.authorization ?? '') ?? []
  const point = Buffer.from(key, 'base64url')
  if (point.length !== 65 || point[0] !== 4) throw new Error('k is no point')
  const jwk = { kty: 'EC', crv: 'P-256', x: part(point, 1), y: part(point, 33) }
  const { payload } = await jwtVerify(token, await importJWK(jwk, 'ES256'), {
    algorithms: ['ES256'],
    audience: origin,
    // Of whoever calls: a test sets it.
    currentDate: new Date(Date.now()),
  })
  const { exp = Infinity, sub = '' } = payload
  if (exp > Date.now() / 1_000 + 24 * 3_600) throw new Error('good for more than a day')
  if (!/^(mailto:|https:)/.test(sub)) throw new Error(`whom may it ask? ${sub}`)
  const ttl = String(headers['ttl'])
  if (!/^\d+$/.test(ttl) || headers['urgency'] !== 'normal') throw new Error('no TTL, or no urgency')
  return { path: url, ttl, topic: String(headers['topic']), contact: sub, key }
}

const part = (point: Buffer, from: number): string => point.subarray(from, from + 32).toString('base64url')
