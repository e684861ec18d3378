/**
 * Where this device is in a session: it leads, follows whoever leads, or looks around. The leader says its step to the
 * others by presence; without a network everybody looks around from where they were, and nothing else changes.
 */

import type { Instant } from '../../../shared/base/instant.ts'
import { find } from '../../../shared/base/table.ts'
import type { Session } from '../../../shared/plan/session.ts'
import type { Meeting, OpenPlan, Peer } from '../../state/open-plan.ts'
import { leaderAmong } from './leader-among.ts'
import { keepPlace, placeIn } from './place-in-session.ts'
import { neighbour, stepById, stepsOf } from './session-steps.ts'
import type { SessionStep, StepId } from './session-steps.ts'

interface At {
  readonly step: StepId
  readonly since: Instant
}

export class MeetingState {
  readonly #open: OpenPlan
  readonly #session: () => Session
  /** Said by hand; else whoever opened it leads. */
  #leads: boolean | undefined = $state()
  #ledAt: Instant | undefined = $state()
  #follows = $state(true)
  /** Where it stands by itself. What it follows is written into it untold: there it stays when its leader goes. */
  #stood: { at: At } = $state.raw({ at: { step: 'truth', since: 0 } })

  constructor(open: OpenPlan, session: () => Session) {
    this.#open = open
    this.#session = session
    const { id, type } = session()
    const kept = placeIn(id)
    this.#stood = { at: { step: stepById(stepsOf(type), kept?.step), since: kept?.since ?? Date.now() } }
    this.#leads = kept?.leads
    this.#ledAt = kept?.ledAt
    this.#follows = kept?.follows ?? true
  }

  get steps(): readonly SessionStep[] {
    return stepsOf(this.#session().type)
  }

  /** Devices in the session, without this one. */
  readonly #others: readonly Peer[] = $derived.by(() =>
    this.#open.peers.filter(({ me, meeting }) => !me && meeting?.session === this.#session().id),
  )

  readonly leader: Peer | undefined = $derived.by(() => leaderAmong(this.#others))

  readonly leads: boolean = $derived.by(() => {
    const { leader } = this
    if (this.#leads === undefined) return this.#session().facilitator === this.#open.me && !leader
    if (!this.#leads || !leader) return this.#leads
    const mine = { key: this.#open.peers.find(({ me }) => me)?.key ?? '', meeting: this.#saying(true) }
    return leaderAmong([mine, leader]) === mine
  })

  readonly follows: boolean = $derived(this.#follows && !this.leads && this.leader !== undefined)

  readonly #theirs: Meeting | undefined = $derived(this.follows ? this.leader?.meeting : undefined)

  readonly step: StepId = $derived(
    this.#theirs ? stepById(this.steps, this.#theirs.step) : this.#stood.at.step,
  )

  /** When this step began, for whoever leads and all who follow. */
  readonly since: Instant = $derived(this.#theirs?.since || this.#stood.at.since)

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

  /** Made of what stays the same while others move: each new one is told to all of them. */
  readonly said: Meeting = $derived.by(() => {
    const { step, since, leads } = this
    return { ...this.#saying(leads), step, since }
  })

  /** Remembers where it stands, for when its leader goes, or this page. */
  keep(): void {
    const { step, since } = this
    this.#stood.at = { step, since }
    keepPlace(this.#session().id, {
      step,
      since,
      follows: this.#follows,
      ...(this.#leads !== undefined && { leads: this.#leads }),
      ...(this.#ledAt !== undefined && { ledAt: this.#ledAt }),
    })
  }

  /** Going somewhere by oneself is looking around. */
  go(step: StepId): void {
    if (!this.leads) this.#follows = false
    this.#stood = { at: { step, since: Date.now() } }
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
    this.#leads = true
    this.#ledAt = Date.now()
    this.#follows = true
  }

  #saying(leads: boolean): Meeting {
    const { step, since } = this.#stood.at
    return { session: this.#session().id, step, since, leads, ledAt: this.#ledAt ?? 0 }
  }
}
