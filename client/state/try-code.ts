/** Asks the relay which session a code stands for; what it knows of it is an address, and says no more than a link does. */

import { codePath, type CodeAnswer } from '../../shared/wire/session-code.ts'
import { hrefTo, parseRoute, type Route } from './route.svelte.ts'

export type TriedCode =
  | { readonly type: 'found'; readonly route: Route }
  | Exclude<CodeAnswer, { readonly type: 'session' | 'busy' }>
  /** No relay answers, or none that can. */
  | { readonly type: 'away' }

const patience = 10_000

export async function tryCode(code: string): Promise<TriedCode> {
  try {
    const answer = await fetch(codePath, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
      signal: AbortSignal.timeout(patience),
    })
    return read((await answer.json()) as CodeAnswer)
  } catch {
    return { type: 'away' }
  }
}

function read(answer: CodeAnswer): TriedCode {
  if (answer.type === 'none' || answer.type === 'too many') return answer
  if (answer.type !== 'session') return { type: 'away' }
  const { path, session } = answer
  const route = parseRoute(hrefTo({ type: 'plan', path, screen: 'sessions', session }))
  return route.type === 'plan' ? { type: 'found', route } : { type: 'away' }
}
