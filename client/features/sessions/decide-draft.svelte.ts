/** A decision while it is being put into words: what is given already, and the arguments it comes to (SE3). */

import type { Day } from '../../../shared/base/day.ts'
import type { Decide } from '../../../shared/commands/decide.ts'
import type { EntryId, ItemId, KpiId, PersonId } from '../../../shared/plan/ids.ts'
import type { DecisionType, Effect } from '../../../shared/plan/session.ts'
import type { sessions } from '../../text/en/sessions.ts'

export type EffectChoice = keyof typeof sessions.effects

/** What a decision is about before anybody has said anything. */
export interface DecideStart {
  readonly type?: DecisionType
  readonly text?: string
  readonly owner?: PersonId | undefined
  readonly itemId?: ItemId | undefined
  readonly effect?: EffectChoice
  readonly agenda?: string
}

export class DecideDraft {
  type: DecisionType = $state('remove constraint')
  text = $state('')
  owner: PersonId | undefined = $state()
  due: Day | undefined = $state()
  choice: EffectChoice | undefined = $state()
  itemId: ItemId | undefined = $state()
  /** Promised by, or nothing spent from. */
  day: Day | undefined = $state()
  kpiId: KpiId | undefined = $state()
  reaches: 'at least' | 'at most' = $state('at least')
  value: number | undefined = $state()
  readonly #agenda: string | undefined

  constructor({ type, text, owner, itemId, effect, agenda }: DecideStart) {
    this.type = type ?? 'remove constraint'
    this.text = text ?? ''
    this.owner = owner
    this.itemId = itemId
    this.choice = effect
    this.#agenda = agenda
  }

  /** Absent while something of it is missing: then the command says what. */
  get effect(): Effect | undefined {
    const { choice, itemId, day } = this
    if (choice === 'baseline') return { type: choice }
    if (choice === 'reading') {
      const { kpiId, value, reaches } = this
      return kpiId === undefined || value === undefined ? undefined : { type: choice, kpiId, reaches, value }
    }
    if (choice === undefined || itemId === undefined) return undefined
    switch (choice) {
      case 'status unblocked':
        return { type: 'status', itemId, becomes: 'unblocked' }
      case 'status started':
        return { type: 'status', itemId, becomes: 'started' }
      case 'status done':
        return { type: 'status', itemId, becomes: 'done' }
      case 'status cancelled':
        return { type: 'status', itemId, becomes: 'cancelled' }
      case 'finish':
        return day === undefined ? undefined : { type: choice, itemId, by: day }
      case 'no cost':
        return day === undefined ? undefined : { type: choice, itemId, from: day }
      case 'owner':
      case 'budget':
      case 'heard':
        return { type: choice, itemId }
    }
  }

  args(session: EntryId): Decide {
    const { type, text, owner, due, effect } = this
    const agenda = this.#agenda
    return {
      session,
      type,
      text,
      ...(owner !== undefined && { owner }),
      ...(due !== undefined && { due }),
      ...(effect && { effect }),
      ...(this.itemId !== undefined && { items: [this.itemId] }),
      ...(agenda !== undefined && { agenda }),
    }
  }
}
