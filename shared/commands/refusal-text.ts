/** A refusal as one or two plain sentences: what cannot be, with its figures, and what would help. */

import type { Day } from '../base/day.ts'
import { unreachable } from '../base/assert.ts'
import type { StageNeed, Stage } from '../plan/governance.ts'
import type { Refusal } from './refusal.ts'

/** `day`: how days are written, *Fri 4 Dec*. */
export function refusalText(refusal: Refusal, day: (day: Day) => string): string {
  const { code, facts } = refusal
  switch (code) {
    case 'READ_ONLY':
      return 'This plan is open for reading only here.'
    case 'NOT_IN_ROLE':
      return `${roleNames.get(facts.role) ?? 'This device may not do this here.'} ${whoMay[facts.least]} may do this; an owner can give this device more in Settings.`
    case 'AS_OF_PAST':
      return 'This is a past day, and it stays as it was. Go back to today to change the plan.'
    case 'NOBODY_SPEAKS':
      return 'Say who you are first, in My work.'
    case 'NOT_FOUND':
      return `This ${kindNames.get(facts.kind) ?? facts.kind} is no longer here.`
    case 'EMPTY':
      return `Give it ${facts.what}.`
    case 'TOO_LONG':
      return `${sentence(facts.what)} may have ${facts.most} letters; this has ${facts.found}.`
    case 'BAD_DAY':
      return `“${facts.found}” is no day for ${facts.what}.`
    case 'FAR_AHEAD':
      return `${sentence(facts.what)} cannot lie ahead: ${day(facts.day)} has not come yet.`
    case 'BAD_NUMBER':
      return `${sentence(facts.what)} is ${rangeOf(facts)}; this is ${facts.found}.`
    case 'BAD_WORD':
      return `“${facts.found}” is no ${facts.what}.`
    case 'FINISH_BEFORE_START':
      return `The finish, ${day(facts.finish)}, lies before the start, ${day(facts.start)}. Choose a later finish, or move the start first.`
    case 'END_BEFORE_BEGINNING':
      return `The last day, ${day(facts.to)}, lies before the first, ${day(facts.from)}.`
    case 'GROUP_HAS_NONE':
      return `“${facts.title}” is a group: its ${facts.what} come from the work inside it.`
    case 'MILESTONE_HAS_NONE':
      return `“${facts.title}” is a milestone: it has no ${facts.what}.`
    case 'INTO_ITSELF':
      return facts.title === facts.into
        ? `“${facts.title}” cannot be moved into itself.`
        : `“${facts.title}” cannot be moved into “${facts.into}”, which is inside it.`
    case 'PARENT_CANNOT_HOLD':
      return facts.because === 'milestone'
        ? `“${facts.title}” is a milestone: nothing can be put inside it.`
        : `Work was reported on “${facts.title}” itself, so nothing can be put inside it.`
    case 'LINK_TO_ITSELF':
      return `“${facts.title}” cannot wait for itself.`
    case 'LINK_EXISTS':
      return `“${facts.to}” is linked to “${facts.from}” already.`
    case 'LINK_CYCLE':
      return `They would wait for each other in a circle: ${circle(facts.titles)}.`
    case 'WAITS_FOR_ITSELF':
      return `“${facts.title}” cannot be blocked by itself.`
    case 'HAS_LEFT':
      return `${facts.name} has left. Choose somebody who is here.`
    case 'TOO_MANY_HEADLINES':
      return `Now’s headline follows up to ${facts.most} milestones. Take one off first.`
    case 'NO_WORKING_DAYS':
      return 'A week needs at least one working day.'
    case 'PERCENT_AND_REMAINING':
      return 'Say either the percent done or the days left, not both.'
    case 'NOTHING_SAID':
      return 'Nothing has been said yet.'
    case 'BLOCKED_BY_WHAT':
      return 'Say what it waits for: an item, a person, or somebody outside.'
    case 'NOT_FOR_YOU':
      return `This was said for ${facts.name}, who alone can confirm it.`
    case 'NOT_YOURS_TO_ACCEPT':
      return `${facts.name} is to do this, and alone can accept it.`
    case 'NOTHING_TO_CHOOSE':
      return 'Somebody has chosen already: there is only one value now.'
    case 'NOTHING_TO_ANSWER':
      return 'This is within what the plan allows by now, so there is nothing to answer.'
    case 'DAY_IS_OVER':
      return `${day(facts.day)} is over. Choose today or a later day.`
    case 'LESS_THAN_NOTHING':
      return `Only ${facts.booked} of ${facts.what} is booked; ${Math.abs(facts.amount)} cannot be taken off.`
    case 'BASELINE_NEEDS_SESSION':
      return `“${facts.name}” is agreed. A new baseline needs the decision of a formal session: open one under Sessions and decide to agree anew.`
    case 'PERIOD_CLOSED':
      return `“${facts.name}” is closed through ${day(facts.through)}, and stays so. Choose a later last day.`
    case 'DAY_NOT_OVER':
      return `${day(facts.day)} is not over: close the period once it is.`
    case 'NOTHING_TO_FREEZE':
      return 'No work has dates yet, so there is nothing to agree on.'
    case 'SESSION_RUNS':
      return 'A session runs already. Join it, or close it first.'
    case 'SESSION_CLOSED':
      return 'This session is closed, and stays as it was. Open a new one.'
    case 'DECISION_LACKS':
      return `A decision needs ${lacking[facts.what]}. Without it, keep it as a note.`
    case 'SO_ALREADY':
      return 'Reporting shows this already. Choose what will be seen to change.'
    case 'BOOKED_ALREADY':
      return `Cost is booked from ${day(facts.day)} on already. Choose a later day.`
    case 'DAY_HAS_PASSED':
      return `${day(facts.day)} has passed. Choose a day that is still to come.`
    case 'NEEDS_FORMAL_SESSION':
      return 'Only a formal session can agree anew. Open one, or put it on its list.'
    case 'NEEDS_TWO':
      return facts.what === 'people'
        ? 'Name two people who take it outside.'
        : 'Split it into two parts at least.'
    case 'OWNER_ACCEPTS':
      return `${facts.name || 'Its owner'} alone can take this on.`
    case 'NO_STAGES':
      return 'This plan does not use stages. A planner switches them on in Settings.'
    case 'STAGE_LACKS':
      return stageLacksText(facts)
    case 'CLOSED_BY_CONTROLLER':
      return 'Only its controller closes it, by countersigning what was achieved.'
    case 'NOBODY_APPROVES':
      return `Nobody has to approve ${stageName(facts.stage)} here: move it.`
    case 'NOTHING_ASKED':
      return 'Nothing is asked for any more.'
    case 'NOT_YOURS_TO_APPROVE':
      return facts.names.length > 0
        ? `Only ${facts.names.join(' and ')} can answer this.`
        : 'Nobody who is here holds the role that approves this.'
    case 'NO_CONTROLLER':
      return 'It has no controller who is here. Name one first.'
    case 'NOT_CONTROLLER':
      return `${facts.name} is its controller, and alone can countersign.`
    case 'NOT_YOUR_SIGNATURE':
      return `${facts.name} gave this countersignature, and alone can take it back. The work can be moved back a stage, with a reason.`
    case 'NOT_IMPLEMENTED':
      return 'Only what is Implemented can be countersigned.'
    case 'NOTHING_ACHIEVED':
      return 'Nothing was said to be achieved yet. Say what was, then countersign it.'
    default:
      return unreachable(refusal)
  }
}

function stageLacksText({
  stage,
  needs,
  approvers,
}: Extract<Refusal, { code: 'STAGE_LACKS' }>['facts']): string {
  const missing = [
    ...needs.map((need) => neededFor[need]),
    ...(approvers.length > 0 ? [`the approval of ${approvers.join(' and ')}`] : []),
  ]
  const how = needs.length > 0 ? 'Fill it in' : 'Ask for it'
  const otherwise = stage === 'closed' ? ' first' : ', or move it with a reason'
  return `${stageName(stage)} needs ${missing.join(', ')}. ${how}${otherwise}.`
}

const neededFor: Readonly<Record<StageNeed, string>> = {
  owner: 'an owner',
  sponsor: 'a sponsor',
  controller: 'a controller',
  dates: 'dates',
  budget: 'a budget',
  effort: 'effort',
  'key result': 'a key result',
  value: 'a value target',
  evidence: 'evidence',
}

function stageName(stage: Stage): string {
  return sentence(stage)
}

const lacking = {
  owner: 'one person who owns it',
  'due day': 'a day by which it is done',
  effect: 'something that reporting will show',
} as const

const kindNames: ReadonlyMap<string, string> = new Map([
  ['kpi', 'KPI'],
  ['keyResult', 'key result'],
  ['checkIn', 'check-in'],
])

function rangeOf({ least, most, whole }: { least: number; most?: number; whole: boolean }): string {
  const number = whole ? 'a whole number' : 'a number'
  return most === undefined ? `${number} from ${least} up` : `${number} from ${least} to ${most}`
}

function circle(titles: readonly string[]): string {
  return [...titles, titles[0] ?? ''].map((title) => `“${title}”`).join(' → ')
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const roleNames = new Map([
  ['reporter', 'This device may report, and not change the work.'],
  ['contributor', 'This device may change the work, and not what was decided for the plan.'],
])

const whoMay = {
  reporter: 'Reporters, contributors, planners and owners',
  contributor: 'Contributors, planners and owners',
  planner: 'Planners and owners',
} as const
