/** Of every rule in plain English: one line for many of a kind, and help that says why and what to do. */

import { counted } from './numbers.ts'
import type { RuleId } from '../../engine/gaps/gap.ts'

interface RuleHelp {
  /** After a count: *12 items have no owner*. */
  readonly many: readonly [one: string, more: string]
  readonly help: string
}

export function manyGaps(rule: RuleId, count: number): string {
  const [one, more] = rules[rule].many
  return counted(count, one, more)
}

export function ruleHelp(rule: RuleId): string {
  return rules[rule].help
}

const rules: Readonly<Record<RuleId, RuleHelp>> = {
  OW1: {
    many: ['item has no owner', 'items have no owner'],
    help: 'What nobody owns, nobody moves. Give it one person; helpers can be as many as you like.',
  },
  OW2: {
    many: ['owner is no person', 'owners are no person'],
    help: 'A team or a word that matches nobody stands where the owner belongs. It is kept as text; name one person.',
  },
  OW3: {
    many: ['item belongs to somebody who has left', 'items belong to people who have left'],
    help: 'The owner is marked as left, so nobody is asked any more. Hand it to somebody who is here.',
  },
  OW5: {
    many: ['item has two owners', 'items have two owners'],
    help: 'Two people set an owner without seeing each other’s choice. Both are kept until one is chosen.',
  },
  OW6: {
    many: ['goal or decision has no owner', 'goals or decisions have no owner'],
    help: 'An objective, a key result, a measure or a decision that no person answers for. Name one.',
  },
  OW7: {
    many: ['blocked item is chased by nobody', 'blocked items are chased by nobody'],
    help: 'It waits, and nobody inside asks for an answer. Name the person who does.',
  },
  FR1: {
    many: ['report is overdue', 'reports are overdue'],
    help: 'It is under way, or should be, and its last report is older than agreed: weekly, or daily when it is blocked, critical, at risk or due within five days. Ask its owner.',
  },
  FR3: {
    many: ['measure has no fresh reading', 'measures have no fresh reading'],
    help: 'The last value of this measure is older than agreed. Add the present one.',
  },
  MP1: {
    many: ['item serves no key result', 'items serve no key result'],
    help: 'It contributes to no key result. Say which one it serves, or ask whether it is needed.',
  },
  MP2: {
    many: ['key result has no work', 'key results have no work'],
    help: 'A key result that nothing contributes to will not come by itself. Add work, or map some that is there.',
  },
  MP3: {
    many: ['key result has no reading', 'key results have no reading'],
    help: 'There is no value yet, so nobody can say how it stands. Add the first reading.',
  },
  MP4: {
    many: ['word is not settled', 'words are not settled'],
    help: 'Two measures share a word, or a word is in no dictionary: people will compare what cannot be compared. Settle what it means.',
  },
  MP6: {
    many: ['item has no dates', 'items have no dates'],
    help: 'Without dates or a duration it has no place in the forecast. Set a start, a finish or a duration.',
  },
  MP7: {
    many: ['item has no amounts', 'items have no amounts'],
    help: 'The plan uses budgets or effort, and this item has none: it weighs nothing in the sums.',
  },
  MP8: {
    many: ['addition since the plan', 'additions since the plan'],
    help: 'Work that was not in the agreed plan. It is measured, but nothing was planned for it.',
  },
  MP9: {
    many: ['item spends for a goal it is not linked to', 'items spend for a goal they are not linked to'],
    help: 'The value hangs on one item’s finish, and no chain of links joins this work to it. Link them, or say why it is right as it is.',
  },
  CO1: {
    many: ['item is reported on track and is late', 'items are reported on track and are late'],
    help: 'Reported on track, while the forecast is later than what was promised. Either there is news to tell, or the forecast lacks a fact. Announcing a delay is never held against anybody.',
  },
  CO2: {
    many: ['saving is work not done', 'savings are work not done'],
    help: 'Less was spent than planned, and most of the difference is work that was to be done by now and is not. It is no saving: the money will still be needed.',
  },
  CO3: {
    many: ['item spends before it may start', 'items spend before they may start'],
    help: 'Money or hours are booked on work whose links do not let it start yet, or while what it waits for is blocked. Pause it, or mend the link if it is wrong.',
  },
  CO4: {
    many: ['item has no evidence for what is said of it', 'items have no evidence for what is said of them'],
    help: 'This plan asks for evidence of what is said to be so, such as done: a link or a file that shows it. Add it to the item or to the check-in.',
  },
  CO6: {
    many: ['item takes hours and does not move', 'items take hours and do not move'],
    help: 'Two reports in a row say the same progress while hours were booked, or progress went back. Either more is left than was thought, or something holds it: say which.',
  },
  CO7: {
    many: ['goal and its work tell two stories', 'goals and their work tell two stories'],
    help: 'For a full reporting cycle the work has been on plan and the goal has not, or the other way round. Perhaps the work does not move this goal; perhaps something else does.',
  },
  CO9: {
    many: ['day of a measure has two values', 'days of measures have two values'],
    help: 'Two people or two sources gave one measure two values for the same day. The last one counts until one of them is taken back.',
  },
  CO5: {
    many: ['item is done before what it needs', 'items are done before what they need'],
    help: 'It is reported done, and something it depends on is not. Perhaps that is done too; ask. Perhaps the link is wrong.',
  },
  CN4: {
    many: ['handover is not accepted', 'handovers are not accepted'],
    help: 'One department counts on another’s work, and nobody of the supplying side has said yes to it.',
  },
  CA1: {
    many: ['person has more work than hours', 'people have more work than hours'],
    help: 'In a week to come this person has more than 110 % of their hours to do, by the efforts and dates in the plan. Move work, share it, or say that it takes less.',
  },
  CA2: {
    many: [
      'person whom all waits for has more work than hours',
      'people whom all waits for have more work than hours',
    ],
    help: 'In a week to come this person has more to do than hours, and part of it is on the chain that decides the end. That is the first load to take off.',
  },
  KR1: {
    many: ['key result is behind its curve', 'key results are behind their curves'],
    help: 'The last reading is behind what was expected by now. See which work moves it.',
  },
  KR2: {
    many: ['key result is heading short', 'key results are heading short'],
    help: 'At this pace, or with the item it hangs on as late as it is, it will miss its target on its day.',
  },
  AC1: {
    many: ['late milestone waits for an answer', 'late milestones wait for an answer'],
    help: 'A milestone comes later than the agreed plan allows. Look at what it waits for, then say what will be done, by whom and until when.',
  },
  AC2: {
    many: ['overspending waits for an explanation', 'overspendings wait for an explanation'],
    help: 'More was spent than the budget, or than the work done is worth, beyond the plan’s tolerance. Say why, and what will be done about it.',
  },
  AC3: {
    many: ['goal that is behind waits for an answer', 'goals that are behind wait for an answer'],
    help: 'A key result is behind, or heading short. Say what will bring it, who does it and until when.',
  },
  AC4: {
    many: ['overload waits for an answer', 'overloads wait for an answer'],
    help: 'The end of the plan waits for somebody who has more work than hours. Say what gives way, who sees to it and until when.',
  },
  AC5: {
    many: ['answer is not accepted yet', 'answers are not accepted yet'],
    help: 'Somebody else said what this person will do. It counts as theirs once they accept it; they can also answer otherwise.',
  },
  ST1: {
    many: ['item is in a stage without what it needs', 'items are in a stage without what they need'],
    help: 'The plan asks for something before this stage is entered, and it is not there: a field, an approval, or the countersignature of its controller. Fill it in, ask, or go a stage back.',
  },
  ST2: {
    many: ['approval is waited for', 'approvals are waited for'],
    help: 'Somebody was asked to approve the next stage longer ago than reports are asked for, and has said neither yes nor no. Say either, or ask them.',
  },
  BA3: {
    many: ['agreed plan does not match its seal', 'agreed plans do not match their seals'],
    help: 'The frozen copy that arrived is not, or not yet, the one that was approved. Until it is whole, an earlier one is used.',
  },
}
