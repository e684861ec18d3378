// A plan as an operator names it: by its link, or by what stands in it.

import { UsageError } from './spoken.ts'

/** `<plan>.<epoch>`; throws a sentence for what is no link of a plan. */
export function pathOfSaid(said: string): string {
  const path = /([\w-]{22}|[0-9a-f]{32})\.\w{1,32}/.exec(said)?.[0]
  if (path === undefined) throw new UsageError('--plan takes the link of a plan, as Settings shows it.')
  return path
}

export const planOfSaid = (said: string): string => pathOfSaid(said).split('.')[0] ?? ''
