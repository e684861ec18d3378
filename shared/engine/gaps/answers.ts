/** What a rule about items found, of those alone of which it found something: most of a large plan is in order. */

import { placeIn } from '../changed-rows.ts'
import type { Gap } from './gap.ts'

export type Answer = Gap | readonly Gap[] | undefined

export interface Answered {
  /** Positions, ascending, and the answer at each. */
  readonly rows: readonly number[]
  readonly answers: readonly (Gap | readonly Gap[])[]
  /** Whether any answer is a list: else the answers are the gaps. */
  readonly hasLists: boolean
}

export const nobodyAnswered: Answered = { rows: [], answers: [], hasLists: false }

type Ask = (row: number, before: Answer) => Answer

/** Of all rows; `before`: answers from before, for `ask` to keep. */
export function answersOf(count: number, ask: Ask, before: Answered = nobodyAnswered): Answered {
  const rows: number[] = []
  const answers: (Gap | readonly Gap[])[] = []
  let at = 0
  for (let row = 0; row < count; row++) {
    while ((before.rows[at] ?? count) < row) at++
    const answer = ask(row, before.rows[at] === row ? before.answers[at] : undefined)
    if (answer === undefined) continue
    rows.push(row)
    answers.push(answer)
  }
  return { rows, answers, hasLists: answers.some(isList) }
}

/** With these rows, ascending, asked again: the same answers where none of them is another. */
export function answersAgain(before: Answered, again: readonly number[], ask: Ask): Answered {
  const changed: Changed[] = []
  for (const row of again) {
    const at = placeIn(before.rows, row)
    const was = before.rows[at] === row ? before.answers[at] : undefined
    const answer = ask(row, was)
    if (answer !== was) changed.push({ row, at, isKnown: was !== undefined, answer })
  }
  if (changed.length === 0) return before
  const hasLists = before.hasLists || changed.some(({ answer }) => isList(answer))
  return { ...(changed.length > fewChanges ? merged : spliced)(before, changed), hasLists }
}

interface Changed {
  readonly row: number
  /** Where it stands among the answers before, or would. */
  readonly at: number
  readonly isKnown: boolean
  readonly answer: Answer
}

/** Beyond so many it costs less to put the lists together anew. */
const fewChanges = 32

function spliced(before: Answered, changed: readonly Changed[]): Omit<Answered, 'hasLists'> {
  const moves = changed.some(({ isKnown, answer }) => !isKnown || answer === undefined)
  const rows = moves ? before.rows.slice() : (before.rows as number[])
  const answers = before.answers.slice()
  for (const { row, at, isKnown, answer } of changed.toReversed()) {
    if (isKnown && answer !== undefined) {
      answers[at] = answer
      continue
    }
    rows.splice(at, isKnown ? 1 : 0, ...(answer === undefined ? [] : [row]))
    answers.splice(at, isKnown ? 1 : 0, ...(answer === undefined ? [] : [answer]))
  }
  return { rows, answers }
}

function merged(before: Answered, changed: readonly Changed[]): Omit<Answered, 'hasLists'> {
  const rows: number[] = []
  const answers: (Gap | readonly Gap[])[] = []
  let from = 0
  const copyTo = (end: number): void => {
    for (; from < end; from++) {
      rows.push(before.rows[from] ?? -1)
      answers.push(before.answers[from] ?? [])
    }
  }
  for (const { row, at, isKnown, answer } of changed) {
    copyTo(at)
    if (isKnown) from++
    if (answer === undefined) continue
    rows.push(row)
    answers.push(answer)
  }
  copyTo(before.rows.length)
  return { rows, answers }
}

export function gapsIn({ answers, hasLists }: Answered): readonly Gap[] {
  return hasLists ? (answers.flat() as readonly Gap[]) : (answers as readonly Gap[])
}

function isList(answer: Answer): answer is readonly Gap[] {
  return Array.isArray(answer)
}
