/**
 * Where this device is in a session: it leads, follows whoever leads, or looks around. The leader says its step to the
 * others by presence; without a network everybody looks around, and nothing else changes.
 */

import { find } from '../../../shared/base/table.ts'
import type { Session } from '../../../shared/plan/session.ts'
import type { Meeting, OpenPlan, Peer } from '../../state/open-plan.ts'
import { neighbour, stepById, stepsOf } from './session-steps.ts'
import type { SessionStep, StepId } from './session-steps.ts'

export class MeetingState {
  readonly #open: OpenPlan
  readonly #session: () => Session
  /** Said by hand; else whoever opened it leads. */
  #leads: boolean | undefined = $state()
  #follows = $state(true)
  #own: StepId = $state('truth')

  constructor(open: OpenPlan, session: () => Session) {
    this.#open = open
    this.#session = session
  }

  get steps(): readonly SessionStep[] {
    return stepsOf(this.#session().type)
  }

  /** Devices in the session, without this one. */
  readonly #others: readonly Peer[] = $derived.by(() =>
    this.#open.peers.filter(({ me, meeting }) => !me && meeting?.session === this.#session().id),
  )

  /** Of several who lead the one whose key comes first: on every device the same. */
  readonly leader: Peer | undefined = $derived.by(() =>
    this.#others
      .filter(({ meeting }) => meeting?.leads === true)
      .reduce<Peer | undefined>((first, peer) => (first && first.key <= peer.key ? first : peer), undefined),
  )

  readonly leads: boolean = $derived.by(() => {
    if (this.#leads !== undefined) return this.#leads
    return this.#session().facilitator === this.#open.me && this.leader === undefined
  })

  readonly follows: boolean = $derived(this.#follows && !this.leads && this.leader !== undefined)

  readonly step: StepId = $derived(
    this.follows ? stepById(this.steps, this.leader?.meeting?.step) : stepById(this.steps, this.#own),
  )

  readonly leaderName: string = $derived.by(() => {
    const { plan } = this.#open
    return find(plan.people, find(plan.devices, this.leader?.device)?.personId)?.name ?? ''
  })

  /** Whom their devices speak for, each person once. */
  readonly here: readonly string[] = $derived.by(() => {
    const { plan, me } = this.#open
    const people = this.#others.flatMap(({ device }) => find(plan.devices, device)?.personId ?? [])
    return [...new Set([...(me === undefined ? [] : [me]), ...people])]
  })

  readonly said: Meeting = $derived.by(() => ({
    session: this.#session().id,
    step: this.step,
    leads: this.leads,
  }))

  /** Going somewhere by oneself is looking around. */
  go(step: StepId): void {
    this.#own = step
    this.#follows = false
  }

  move(by: 1 | -1): void {
    const next = neighbour(this.steps, this.step, by)
    if (next) this.go(next)
  }

  follow(): void {
    this.#leads = false
    this.#follows = true
  }

  lead(): void {
    this.#own = this.step
    this.#leads = true
  }
}
