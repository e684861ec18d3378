/**
 * What a person is about to say of one item (story.md 2). Nothing is preselected and silence never means *on track*;
 * what follows from the answer (remaining, status, the new finish) is derived here, and shown before it is sent.
 */

import type { Day } from '../../../shared/base/day.ts'
import type { CheckIn } from '../../../shared/commands/check-in.ts'
import type { ItemId, PersonId } from '../../../shared/plan/ids.ts'
import type { Blocker, Status, WaitsFor } from '../../../shared/plan/report.ts'
import type { Answer } from '../../text/en/check-in.ts'

const answers: readonly Answer[] = ['yes', 'not sure', 'later', 'blocked', 'done']

/** A day that has passed cannot be kept any more: *Yes* is not offered for it. */
export function answersFor({ commitment, today }: CheckInSubject): readonly Answer[] {
  return isPast(commitment, today) ? answers.filter((answer) => answer !== 'yes') : answers
}

export function isPast(commitment: Day | undefined, today: Day): boolean {
  return commitment !== undefined && commitment < today
}

/** What the draft must know of the item and the day; a snapshot, so that typing is not disturbed by others' changes. */
export interface CheckInSubject {
  readonly itemId: ItemId
  readonly today: Day
  readonly yesterday: Day
  readonly started: boolean
  readonly commitment: Day | undefined
  readonly forecast: Day | undefined
  /** Working days after today: until the commitment, and of work left as far as is known (SC5.9). */
  readonly daysToCommitment: number | undefined
  readonly remaining: number | undefined
  readonly elapsed: number
  /** Working days of delay that still count as at risk. */
  readonly tolerance: number
  readonly evidenceRequired: boolean
  readonly workingDays: (from: Day, to: Day) => number
}

export class CheckInDraft {
  readonly subject: CheckInSubject
  answer = $state<Answer | undefined>()
  /** *Later*: the new finish; by default what the forecast says. */
  finish = $state<Day | undefined>()
  finishedOn = $state<Day>('')
  startsToday = $state(true)
  waitsFor = $state.raw<WaitsFor | undefined>()
  blockedSince = $state<Day>('')
  blockedUntil = $state<Day | undefined>()
  proposesLink = $state(true)
  chasedBy = $state<PersonId | undefined>()
  forPerson = $state<PersonId | undefined>()
  /** Touching one derives the other; only the touched one is said. */
  #progress = $state.raw<{ readonly kind: 'remaining' | 'percent'; readonly value: number } | undefined>()
  hours = $state<number | undefined>()
  cost = $state<number | undefined>()
  note = $state('')
  evidence = $state('')

  constructor(subject: CheckInSubject, me: PersonId | undefined) {
    this.subject = subject
    this.finish = subject.forecast
    this.finishedOn = subject.today
    this.blockedSince = subject.today
    this.chasedBy = me
  }

  get remaining(): number | undefined {
    if (this.#progress?.kind === 'remaining') return this.#progress.value
    if (this.#progress?.kind === 'percent') return remainingOf(this.#progress.value, this.subject.elapsed)
    return undefined
  }

  set remaining(value: number | undefined) {
    this.#progress =
      value === undefined ? undefined : { kind: 'remaining', value: Math.max(0, Math.round(value)) }
  }

  get percent(): number | undefined {
    if (this.#progress?.kind === 'percent') return this.#progress.value
    if (this.#progress?.kind === 'remaining') return percentOf(this.#progress.value, this.subject.elapsed)
    return undefined
  }

  set percent(value: number | undefined) {
    this.#progress =
      value === undefined ? undefined : { kind: 'percent', value: Math.min(100, Math.max(0, value)) }
  }

  /** What still has to be chosen before it can be sent. */
  readonly missing = $derived.by((): 'answer' | 'finish' | 'waits for' | 'evidence' | undefined => {
    if (this.answer === undefined) return 'answer'
    if (this.answer === 'later' && this.finish === undefined) return 'finish'
    if (this.answer === 'blocked' && this.waitsFor === undefined) return 'waits for'
    if (this.answer === 'done' && this.subject.evidenceRequired && this.evidence.trim() === '')
      return 'evidence'
    return undefined
  })

  /** *You say Fri 4 Dec; 8 days of work are left.* Only when it is true, and only for a yes. */
  readonly doubt = $derived.by((): { readonly commitment: Day; readonly remaining: number } | undefined => {
    const { commitment, daysToCommitment } = this.subject
    const remaining = this.remaining ?? this.subject.remaining
    if (this.answer !== 'yes' || commitment === undefined || daysToCommitment === undefined) return undefined
    return remaining !== undefined && remaining > daysToCommitment ? { commitment, remaining } : undefined
  })

  /** Working days by which *later* moves the commitment. */
  readonly laterBy = $derived.by((): number | undefined => {
    const { commitment, workingDays } = this.subject
    if (this.answer !== 'later' || !commitment || !this.finish) return undefined
    return this.finish > commitment ? workingDays(commitment, this.finish) - 1 : 0
  })

  /** The words of the check-in; undefined while something is missing. */
  readonly said = $derived.by((): CheckIn | undefined => {
    if (this.answer === undefined || this.missing !== undefined) return undefined
    const finished = this.answer === 'done'
    return {
      item: this.subject.itemId,
      status: this.#status(this.answer),
      ...(!this.subject.started && this.startsToday && !finished && this.answer !== 'blocked'
        ? { actualStart: this.subject.today }
        : {}),
      ...(finished && { actualFinish: this.finishedOn }),
      ...(this.answer === 'later' && this.finish !== undefined && { finish: this.finish }),
      ...this.#progressSaid(),
      ...(this.answer === 'blocked' && this.waitsFor && { blocker: this.#blocker(this.waitsFor) }),
      ...(this.answer === 'blocked' &&
        this.waitsFor?.type === 'item' &&
        this.proposesLink && { proposeLink: true }),
      ...(this.forPerson !== undefined && { forPerson: this.forPerson }),
      ...(this.hours !== undefined && { hours: this.hours }),
      ...(this.cost !== undefined && { cost: this.cost }),
      ...(this.note.trim() !== '' && { note: this.note.trim() }),
      ...(this.evidence.trim() !== '' && { evidence: this.evidence.trim() }),
    }
  })

  #status(answer: Answer): Status {
    switch (answer) {
      case 'yes':
        return 'on track'
      case 'not sure':
        return 'at risk'
      case 'later':
        return (this.laterBy ?? 0) <= this.subject.tolerance ? 'at risk' : 'off track'
      case 'blocked':
        return 'blocked'
      case 'done':
        return 'done'
    }
  }

  /** A yes says that the work left fits until the commitment, unless it was said otherwise. */
  #progressSaid(): { remaining?: number; percent?: number } {
    if (this.answer === 'done') return {}
    if (this.#progress !== undefined) return { [this.#progress.kind]: this.#progress.value }
    const { daysToCommitment } = this.subject
    const running = this.subject.started || this.startsToday
    return this.answer === 'yes' && running && daysToCommitment !== undefined
      ? { remaining: Math.max(0, daysToCommitment) }
      : {}
  }

  #blocker(waitsFor: WaitsFor): Blocker {
    return {
      kind: kindOf(waitsFor),
      waitsFor,
      since: this.blockedSince,
      ...(this.chasedBy !== undefined && { chasedBy: this.chasedBy }),
      ...(this.blockedUntil !== undefined && { until: this.blockedUntil }),
    }
  }
}

/** Guessed from what is waited for: an item is a dependency, a person a resource, an outside party external. */
export function kindOf(waitsFor: WaitsFor): Blocker['kind'] {
  switch (waitsFor.type) {
    case 'item':
      return 'dependency'
    case 'person':
      return 'resource'
    case 'outside':
      return 'external'
  }
}

function percentOf(remaining: number, elapsed: number): number {
  return elapsed + remaining === 0 ? 0 : Math.round((100 * elapsed) / (elapsed + remaining))
}

function remainingOf(percent: number, elapsed: number): number | undefined {
  return percent === 0 ? undefined : Math.max(0, Math.ceil((elapsed * (100 - percent)) / percent))
}
