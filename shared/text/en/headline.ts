/** Now's headline in English (HL): at most 90 characters a sentence, no codes, no culprit. */

import { unreachable } from '../../base/assert.ts'
import type { HeadlineFirst, HeadlinePointer, HeadlineSecond } from '../../engine/headline.ts'
import { fit } from '../fit.ts'
import type { Telling } from '../telling.ts'
import type { HeadlineWords, PointerWords } from '../words.ts'
import { ages } from './ages.ts'
import { days } from './days.ts'
import { department, item, keyResult, person } from './names.ts'
import { money, values } from './numbers.ts'

const firstWeek = 'first week'

export const headline: HeadlineWords = {
  first,
  second,
  pointer,
  pointerAge: ({ oldestSaidAt }, telling) =>
    oldestSaidAt === undefined
      ? 'one report on this chain never came'
      : `oldest report on this chain: ${ages.said(oldestSaidAt, telling)}`,
  whole: (line, telling) => {
    const parts = [first(line.first, telling), second(line.second, telling)]
    if (line.pointer !== undefined) {
      const { before, root, after, act } = pointer(line.pointer, telling)
      parts.push(before + root + after, act)
    }
    return parts.filter((part) => part !== '').join(' ')
  },
  firstWeek,
}

function first(line: HeadlineFirst, telling: Telling): string {
  const on = (day: string): string => days.day(day, telling.today)
  switch (line.type) {
    case 'no dates':
      return 'Nothing has dates yet.'
    case 'no baseline':
      return 'Nothing is agreed yet: take the plan, and what moves will show.'
    case 'milestone late': {
      const earliest = line.atTheEarliest ? ' at the earliest' : ''
      const late = `${days.working(line.days)} late`
      return fit(
        [item(telling, line.itemId)],
        (title = '') => `${title} is heading for ${on(line.day)}${earliest}, ${late}.`,
      )
    }
    case 'key result short': {
      const measure = telling.measureOf(line.keyResultId)
      const so = values.outOf(line.outlook, line.target, measure, telling.currency)
      return fit([keyResult(telling, line.keyResultId)], (title = '') =>
        line.day < telling.today
          ? `${title} came to ${so}, due ${on(line.day)}.`
          : `${title} is heading for ${so} by ${on(line.day)}.`,
      )
    }
    case 'money over':
      return fit(
        [telling.planName],
        (name = '') => `${name} is heading for ${money.over(line.amount, telling.currency)}.`,
      )
    case 'blocked with slack':
      return fit(
        [item(telling, line.itemId), item(telling, line.milestoneId)],
        (title = '', milestone = '') =>
          `${title} is blocked; ${days.count(line.slack)} left before ${milestone} moves.`,
      )
    case 'unowned soon':
      return line.count === 1
        ? 'One item starting soon has nobody.'
        : `${line.count} items starting soon have nobody.`
    case 'on plan':
      return onPlan(line, telling)
    default:
      return unreachable(line)
  }
}

function onPlan(line: Extract<HeadlineFirst, { type: 'on plan' }>, telling: Telling): string {
  if (line.old) return 'On plan, by old reports.'
  const heard = line.inPlay === 0 ? '' : ` ${line.live} of ${line.inPlay} reports are from today.`
  if (line.itemId === undefined || line.day === undefined)
    return heard === '' ? 'On plan.' : `On plan:${heard}`
  const day = days.day(line.day, telling.today)
  const end = heard === '' ? '.' : `;${heard}`
  return fit([item(telling, line.itemId)], (title = '') => `On plan: ${title} ${day}${end}`)
}

function second(line: HeadlineSecond, telling: Telling): string {
  switch (line.type) {
    case 'say on track': {
      const report = line.departments.length === 1 ? 'reports' : 'report'
      return fit(
        line.departments.map((id) => department(telling, id)),
        (...names) => `${values.list(names)} ${report} on track.`,
      )
    }
    case 'not announced':
      return 'Nobody has announced it yet.'
    case 'announced':
      return line.by === undefined
        ? `Announced on ${days.day(line.day, telling.today)}.`
        : `Announced by its owner on ${days.day(line.day, telling.today)}.`
    case 'nothing':
      return ''
    default:
      return unreachable(line)
  }
}

function pointer(line: HeadlinePointer, telling: Telling): PointerWords {
  const why = line.nobody
    ? ': nobody owns this.'
    : line.since === undefined
      ? '.'
      : `: since ${days.day(line.since, telling.today)}.`
  const before = 'It waits for '
  const root = fit([item(telling, line.rootId)], (title = '') => title, 90 - before.length - why.length)
  return {
    before,
    root,
    after: root.endsWith('…') && why === '.' ? '' : why,
    act: line.canAct === undefined ? '' : `${person(telling, line.canAct)} can act.`,
  }
}
