/** What the device holds besides the plan in front: its plans, its settings, updates of the product. */

import type { Instant } from '../../shared/base/instant.ts'
import type { Result } from '../../shared/base/result.ts'
import type { PlanSource } from '../../shared/plan/source.ts'
import type { Carried } from './carried.ts'
import type { LastKnown } from './last-known.ts'
import type { OpenPlan } from './open-plan.ts'
import type { Route } from './route.svelte.ts'
import type { TableSettings } from './table-view.ts'
import type { TimelineLook } from './timeline-look.ts'

/** Implemented by `LiveWorkbench` on the device's database. All members are reactive. */
export interface Workbench {
  /** Newest opened first; undefined until the database has answered. */
  readonly plans: readonly KnownPlan[] | undefined
  readonly settings: DeviceSettings
  /** A newer version of the product waits for a yes. */
  readonly update: { accept(): Promise<void> } | undefined
  /** A part of the product could not be loaded. */
  readonly partMissing: boolean
  /** The place where that part belongs says it by itself. */
  saidMissing(): void
  /** Writes down what is held, then loads the page anew. */
  reload(): Promise<void>
  /** False where the browser cannot keep anything (private mode): the board still works, and says so. */
  readonly keeps: boolean
  /** What is kept here is to become what this version reads, and a tab of an older version does not let go of it. */
  readonly waitsForTab: boolean
  set<Name extends keyof DeviceSettings>(name: Name, value: DeviceSettings[Name]): void

  /**
   * Opens a plan by its path; waits only for this device, never for the relay. It is read at once, and worked out when what
   * was last known of it is on the screen (`shown`).
   */
  open(path: string, shown?: Promise<void>): Promise<Result<OpenPlan, OpenTrouble>>
  close(): Promise<void>
  /** What Now says of an open plan, for the next opening. */
  keepLastKnown(path: string, last: LastKnown): void
  /** Each gives the path of the new plan. */
  createEmpty(name: string): Promise<string>
  createSample(): Promise<string>
  /** The open sample once more, around today; the open one stays as it is. */
  createSampleAnew(): Promise<string>
  /** A copy of the open plan to try things in, under its own id. */
  createFork(name: string): Promise<string>
  /** The open plan and a copy of it as this device holds them; undefined where it holds nothing of the copy. */
  compareFork(path: string): Promise<Compared | undefined>
  /** From the text of a plan file, already read and found good. */
  createFromFile(text: string): Promise<Result<string, readonly string[]>>
  /** Plans that go from device to device as files. */
  readonly carried: Carried
  /** From a plan's link, its path or an invitation; `undefined` where the text holds none. */
  routeOfLink(text: string): Route | undefined
  /** To be shown to the relay when the plan is opened. */
  takeInvitation(path: string, secret: string): Promise<void>
  /** Makes this device known to the relay itself: its owner's, or one that may begin plans there. */
  joinRelay(secret: string): Promise<'in' | 'not invited' | 'away'>
  /** Refused while something waits for the relay, unless `evenUnsent`. */
  removeFromDevice(path: string, evenUnsent?: boolean): Promise<Result<void, { readonly waiting: number }>>
}

export interface KnownPlan {
  readonly path: string
  readonly name: string
  readonly openedAt: Instant
  /** Shown before the plan itself is read. */
  readonly last?: LastKnown
  readonly sample: boolean
  /** A copy to try things in: of which plan. */
  readonly forkOf?: string
}

export interface Compared {
  readonly original: PlanSource
  readonly copy: PlanSource
}

export interface DeviceSettings {
  readonly theme: 'system' | 'light' | 'dark'
  /** *More* in the check-in stays as it was left. */
  readonly checkInMore: boolean
  /** How the Table was left, and the views that were named. */
  readonly table: TableSettings
  /** By plan: how its Timeline was left. */
  readonly timeline: Readonly<Record<string, TimelineLook>>
}

export type OpenTrouble =
  | { readonly type: 'unreadable'; readonly detail: string }
  /** An untouched sample of an earlier day was laid around today, at this path. */
  | { readonly type: 'moved'; readonly path: string }
