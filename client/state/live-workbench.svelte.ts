/** The device's plans and settings, kept in its database; and how a plan is opened, made, joined and removed. */

import { must } from '../../shared/base/assert.ts'
import { err, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import type { PersonId } from '../../shared/plan/ids.ts'
import { carriedOn } from './carried.ts'
import type { Clock } from './clock.svelte.ts'
import type { LivePlan } from './live-plan.svelte.ts'
import { DeviceDatabase } from './offline/database.ts'
import type { PlanRow } from './offline/database.ts'
import { knownPlans } from './known-plans.ts'
import { keepLastKnown } from './last-known.ts'
import type { LastKnown } from './last-known.ts'
import type { OpenedPlan } from './open-live-plan.ts'
import type { OpenPlan } from './open-plan.ts'
import { parseRoute } from './route.svelte.ts'
import type { Route } from './route.svelte.ts'
import type { Updates } from './updates.svelte.ts'
import type { Compared, DeviceSettings, KnownPlan, OpenTrouble, Workbench } from './workbench.ts'

const defaultSettings: DeviceSettings = {
  theme: 'system',
  checkInMore: false,
  table: { now: {}, views: [] },
  timeline: {},
}

export class LiveWorkbench implements Workbench {
  readonly #database: DeviceDatabase
  readonly carried: Workbench['carried']
  readonly #clock: Clock
  readonly #updates: Updates
  #plans: readonly KnownPlan[] | undefined = $state.raw()
  #settings: DeviceSettings = $state.raw(defaultSettings)
  #keeps = $state(true)
  #waitsForTab = $state(false)
  /** Whom the next sample is opened for: told once, for all the days it is laid out on. */
  #carried: { readonly path: string; readonly person: PersonId | undefined } | undefined
  #open: (OpenedPlan & { readonly path: string }) | undefined

  constructor(clock: Clock, updates: Updates, database = new DeviceDatabase()) {
    this.#clock = clock
    this.#updates = updates
    this.#database = database
    this.carried = carriedOn(database, () => this.#open)
    database.on('blocked', () => (this.#waitsForTab = true))
    void this.#load()
  }

  get plans(): readonly KnownPlan[] | undefined {
    return this.#plans
  }

  get settings(): DeviceSettings {
    return this.#settings
  }

  get keeps(): boolean {
    return this.#keeps
  }

  get waitsForTab(): boolean {
    return this.#waitsForTab
  }

  get update(): Workbench['update'] {
    return this.#updates.waiting ? { accept: () => this.#updates.accept(() => this.flush()) } : undefined
  }

  get partMissing(): boolean {
    return this.#updates.partMissing
  }

  saidMissing(): void {
    this.#updates.saidMissing()
  }

  async reload(): Promise<void> {
    await this.flush()
    location.reload()
  }

  /** Everything held is written down, or has failed and said so. */
  async flush(): Promise<void> {
    await this.#open?.keeper.store.flush()
  }

  set<Name extends keyof DeviceSettings>(name: Name, value: DeviceSettings[Name]): void {
    this.#settings = { ...this.#settings, [name]: value }
    void this.#database.settings.put({ name, value }).catch(() => undefined)
  }

  async open(path: string, shown?: Promise<void>): Promise<Result<OpenPlan, OpenTrouble>> {
    if (this.#open?.path === path) return ok(this.#open.plan)
    await this.close()
    const [{ openLivePlan }, row] = await Promise.all([
      import('./open-live-plan.ts'),
      this.#database.plans.get(path).catch(() => undefined),
    ])
    if (row?.movedTo !== undefined) return err({ type: 'moved', path: row.movedTo })
    const start = performance.now()
    const opened = await openLivePlan(this.#database, this.#clock, path, row, shown)
    if (!opened.ok) return opened
    const { plan } = opened.value
    const moved = await this.#layAnew(path, row, plan)
    if (moved !== undefined) return err({ type: 'moved', path: moved })
    this.#open = { path, ...opened.value }
    // Read by the bench, and in the browser's own timeline.
    performance.measure('open plan', { start })
    // The plan is on the screen before the list knows when it was.
    void this.#remember(path, row)
    if (this.#carried?.path === path) await plan.speakFor(this.#carried.person)
    this.#carried = undefined
    return ok(plan)
  }

  /** An untouched sample of an earlier day gives way to one around today; who this is, is not asked again. */
  async #layAnew(path: string, row: PlanRow | undefined, plan: LivePlan): Promise<string | undefined> {
    if (row?.sample !== 'untouched') return undefined
    const { daysBehind, isUntouched } = await import('./sample-day.ts')
    if (daysBehind(plan.plan.settings.sampleDay, plan.figures.moment.today) === undefined) return undefined
    if (!isUntouched(plan.reader.source.entries)) {
      await this.#database.plans.update(path, { sample: 'touched' }).catch(() => 0)
      return undefined
    }
    const { asked, me } = plan
    await plan.close()
    const movedTo = await this.createSample()
    if (asked) this.#carried = { path: movedTo, person: me }
    await this.removeFromDevice(path, true).catch(() => undefined)
    await this.#database.plans.put({ ...row, movedTo }).catch(() => undefined)
    await this.#listPlans().catch(() => undefined)
    return movedTo
  }

  async close(): Promise<void> {
    const open = this.#open
    if (!open) return
    this.#open = undefined
    open.stopKeeping()
    await this.#keepName(open.path, open.plan)
    await open.plan.close()
  }

  keepLastKnown(path: string, last: LastKnown): void {
    keepLastKnown(path, last)
    void this.#database.plans
      .update(path, { name: last.name })
      .then(() => this.#listPlans())
      .catch(() => undefined)
  }

  async createEmpty(name: string): Promise<string> {
    const { emptySource } = await import('./empty-source.ts')
    const { seedPlan } = await import('./seed-plan.ts')
    return this.#made(
      await seedPlan(this.#database, this.#clock.exact(), emptySource(name, this.#clock.exact())),
      name,
    )
  }

  async createSample(): Promise<string> {
    const { sampleSource } = await import('./file-source.ts')
    const { seedPlan } = await import('./seed-plan.ts')
    const { source, name } = sampleSource(this.#clock.exact())
    return this.#made(await seedPlan(this.#database, this.#clock.exact(), source), name, {
      sample: 'untouched',
    })
  }

  async createSampleAnew(): Promise<string> {
    const open = this.#open
    const path = await this.createSample()
    if (!open) return path
    await this.#database.plans.update(open.path, { sample: 'touched' }).catch(() => 0)
    if (open.plan.asked) this.#carried = { path, person: open.plan.me }
    return path
  }

  async createFork(name: string): Promise<string> {
    const open = must(this.#open)
    const [{ forkSource }, { seedPlan }] = await Promise.all([
      import('./what-if.ts'),
      import('./seed-plan.ts'),
      open.keeper.record(),
    ])
    const source = forkSource(open.plan.reader.source, open.path, name, this.#clock.exact())
    const made = await seedPlan(this.#database, this.#clock.exact(), source)
    const path = await this.#made(made, name, { forkOf: open.path })
    if (open.plan.asked) this.#carried = { path, person: open.plan.me }
    return path
  }

  async compareFork(path: string): Promise<Compared | undefined> {
    const open = must(this.#open)
    const [{ peekSource }] = await Promise.all([import('./what-if.ts'), open.keeper.record()])
    const [original, copy] = [open.plan.reader.source, await peekSource(this.#database, path)]
    return copy && { original, copy }
  }

  async createFromFile(text: string): Promise<Result<string, readonly string[]>> {
    const { fileSource } = await import('./file-source.ts')
    const { seedPlan } = await import('./seed-plan.ts')
    const read = fileSource(text)
    if (!read.ok) return read
    const path = await seedPlan(this.#database, this.#clock.exact(), read.value.source)
    return ok(await this.#made(path, read.value.name))
  }

  routeOfLink(text: string): Route | undefined {
    const at = text.indexOf('#')
    const route = parseRoute(at >= 0 ? text.slice(at).trim() : `#/plan/${text.trim()}/my-work`)
    return route.type === 'welcome' ? undefined : route
  }

  async takeInvitation(path: string, secret: string): Promise<void> {
    if (this.#open?.path === path) await this.close()
    const { keepInvitation } = await import('./invitation.ts')
    await keepInvitation(this.#database, path, secret, this.#clock.exact())
  }

  async joinRelay(secret: string): ReturnType<Workbench['joinRelay']> {
    const { joinRelay } = await import('./invitation.ts')
    return joinRelay(this.#database, secret)
  }

  async removeFromDevice(
    path: string,
    evenUnsent = false,
  ): Promise<Result<void, { readonly waiting: number }>> {
    const { removePlan, waitingIn } = await import('./offline/remove-plan.ts')
    const waiting = await waitingIn(this.#database, path)
    if (!waiting.ok && !evenUnsent) return waiting
    if (this.#open?.path === path) await this.close()
    await removePlan(this.#database, path)
    keepLastKnown(path, undefined)
    await this.#listPlans()
    return ok(undefined)
  }

  async #made(path: string, name: string, more: Pick<PlanRow, 'sample' | 'forkOf'> = {}): Promise<string> {
    const at = this.#clock.exact()
    const row: PlanRow = { path, name, createdAt: at, openedAt: at, asked: false, local: true, ...more }
    await this.#database.plans.put(row).catch(() => undefined)
    await this.#listPlans().catch(() => undefined)
    return path
  }

  async #load(): Promise<void> {
    try {
      const [rows] = await Promise.all([this.#database.settings.toArray(), this.#listPlans()])
      this.#settings = {
        ...defaultSettings,
        ...Object.fromEntries(rows.map(({ name, value }) => [name, value])),
      }
    } catch {
      this.#keeps = false
      this.#plans = []
    }
    this.#waitsForTab = false
  }

  async #listPlans(): Promise<void> {
    this.#plans = knownPlans(await this.#database.plans.toArray())
  }

  async #remember(path: string, row: PlanRow | undefined): Promise<void> {
    const at = this.#clock.exact()
    const kept = row ?? { path, name: '', createdAt: at, asked: false, local: false }
    await this.#database.plans.put({ ...kept, openedAt: at }).catch(() => undefined)
    await this.#listPlans().catch(() => undefined)
  }

  /** Of a copy that came by its link: the plan it was made of, where this device has that, too. */
  async #knowOriginal(path: string, mark: string): Promise<void> {
    const { forkMark } = await import('./what-if.ts')
    const forkOf = this.#plans?.find((known) => forkMark(known.path) === mark)?.path
    if (forkOf !== undefined) await this.#database.plans.update(path, { forkOf }).catch(() => 0)
  }

  async #keepName(path: string, { plan }: OpenPlan): Promise<void> {
    const openedAt = this.#clock.exact()
    await this.#database.plans.update(path, { name: plan.settings.name, openedAt }).catch(() => 0)
    if (plan.settings.forkOf !== undefined) await this.#knowOriginal(path, plan.settings.forkOf)
    await this.#listPlans().catch(() => undefined)
  }
}
