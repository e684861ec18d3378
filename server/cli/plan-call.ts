/**
 * How `figures` and `forecast` are called: one plan file or --sample, --as-of DAY, --json, and the options of their own. What
 * is wrong with a call is said in one sentence, in the same words by both.
 */

import { parseArgs } from 'node:util'
import { isDay } from '../../shared/base/day.ts'
import type { Day } from '../../shared/base/day.ts'
import { err, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'

export interface PlanCall {
  /** Absent: the sample. */
  readonly file: string | undefined
  readonly asOf: Day | undefined
  readonly json: boolean
  /** What was given for an option of the command's own: '' where nothing stood behind it. */
  option(name: string): string | undefined
}

/** What to do with a call: carry on, or end with this exit code because everything is said. */
export type PlanCommand = Result<PlanCall, number>

/** `own`: names of options that take a value. Prints help, or what is wrong. */
export function readPlanCall(
  args: readonly string[],
  usage: string,
  own: readonly string[] = [],
): PlanCommand {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(usage)
    return err(0)
  }
  const call = readCall(args, own)
  return call.ok ? call : err(refuseCall(call.error))
}

/** The exit code of a wrong call. */
export function refuseCall(sentence: string): number {
  return complain(`${sentence} (--help says how.)`, 2)
}

/** The exit code of a file that cannot be read. */
export function refuseFile(sentence: string): number {
  return complain(sentence, 1)
}

function complain(sentence: string, code: number): number {
  process.stderr.write(`${sentence}\n`)
  return code
}

function readCall(args: readonly string[], own: readonly string[]): Result<PlanCall, string> {
  const withValue = ['as-of', ...own]
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries([
      ...withValue.map((name) => [name, { type: 'string' }] as const),
      ...flags.map((name) => [name, { type: 'boolean' }] as const),
    ]),
    strict: false,
    tokens: true,
  })
  const given = new Map<string, string>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    if (![...withValue, ...flags].includes(token.name)) return err(`There is no option “${token.rawName}”.`)
    given.set(token.name, token.value ?? '')
  }
  const asOf = given.get('as-of')
  if (asOf !== undefined && !isDay(asOf))
    return err(`--as-of takes a day such as 2026-03-05${asOf === '' ? '' : `, and “${asOf}” is none`}.`)
  const [file, second] = positionals
  if (second !== undefined) return err(`One plan file at a time, not “${file ?? ''}” and “${second}”.`)
  if ((file === undefined) !== given.has('sample')) return err('Name one plan file, or --sample.')
  return ok({ file, asOf, json: given.has('json'), option: (name) => given.get(name) })
}

const flags: readonly string[] = ['json', 'sample']
