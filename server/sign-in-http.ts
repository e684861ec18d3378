// The addresses of signing in: away to the provider, and back. What must not be lost or seen on the way is in a cookie that
// only this relay reads; what comes of it is handed to the board behind the #, which no server sees.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { signInAgain, signInOffered, signInPath, type SignInOutcome } from '../shared/wire/sign-in.ts'
import { cameBackTo, minutesToSignIn } from './access/sign-in-options.ts'
import type { Pending, SignIn } from './access/sign-in.ts'

const pendingShape = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() })

/** False where the path is none of these. */
export async function answerSignIn(
  signIn: SignIn | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  isHttps: boolean,
): Promise<boolean> {
  const [path = '', query = ''] = (request.url ?? '').split('?', 2)
  if (path !== signInPath && !path.startsWith(`${signInPath}/`)) return false
  response.setHeader('cache-control', 'no-store')
  response.setHeader('referrer-policy', 'no-referrer')
  if (path === signInOffered) sendOffered(response, signIn !== undefined)
  else if (signIn === undefined) response.writeHead(404).end()
  else if (path === signInPath) await begin(signIn, query === signInAgain, response, isHttps)
  else if (path === cameBackTo) await finish(signIn, query, request, response, isHttps)
  else response.writeHead(404).end()
  return true
}

/** An answer either way: a board that asks in vain is no fault in anybody's log. */
function sendOffered(response: ServerResponse, offered: boolean): void {
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.writeHead(200).end(JSON.stringify({ offered }))
}

async function begin(
  signIn: SignIn,
  again: boolean,
  response: ServerResponse,
  isHttps: boolean,
): Promise<void> {
  const begun = await signIn.begin(again)
  if (begun === undefined) return sendBack(response, outcome('away'))
  const kept = Buffer.from(JSON.stringify(begun.pending)).toString('base64url')
  response.setHeader('set-cookie', cookie(kept, minutesToSignIn * 60, isHttps))
  sendBack(response, begun.to.href)
}

async function finish(
  signIn: SignIn,
  query: string,
  request: IncomingMessage,
  response: ServerResponse,
  isHttps: boolean,
): Promise<void> {
  const came = await signIn.finish(query, pendingOf(request, isHttps))
  response.setHeader('set-cookie', cookie('', 0, isHttps))
  sendBack(response, came.type === 'in' ? `/#/relay/${came.secret}` : outcome(came.why))
}

const outcome = (why: SignInOutcome): string => `/#/sign-in/${why}`

function sendBack(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end()
}

/** `__Host-`: no other host, not even one beneath the same name, can put it there. */
const cookieName = (isHttps: boolean): string => (isHttps ? '__Host-plumbline-sign-in' : 'plumbline-sign-in')

function cookie(value: string, seconds: number, isHttps: boolean): string {
  const safe = isHttps ? '; Secure' : ''
  return `${cookieName(isHttps)}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${safe}`
}

function pendingOf({ headers }: IncomingMessage, isHttps: boolean): Pending | undefined {
  const begins = `${cookieName(isHttps)}=`
  const kept = (headers.cookie ?? '').split('; ').find((one) => one.startsWith(begins))
  try {
    const json = Buffer.from(kept?.slice(begins.length) ?? '', 'base64url').toString()
    return pendingShape.parse(JSON.parse(json))
  } catch {
    return undefined
  }
}
