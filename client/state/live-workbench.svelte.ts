/** The device's plans and settings, kept in its database; and how a plan is opened, made, joined and removed. */

import { createPlanId, randomBytes } from '../../shared/base/id.ts'
import { createId } from '../../shared/base/id.ts'
import { err, ok } from '../../shared/base/result.ts'
import type { Result } from '../../shared/base/result.ts'
import { closeDocs, openDocs } from '../../shared/doc/plan-docs.ts'
import { seedDocs } from '../../shared/doc/seed.ts'
import type { FileTrouble, PlanFile } from '../../shared/exchange/plan-file.ts'
import type { PlanSource } from '../../shared/plan/source.ts'
import { syncPath } from '../../shared/wire/room-name.ts'
import type { Clock } from './clock.svelte.ts'
import { DeviceKeeper } from './device-keeper.svelte.ts'
import { deviceSigner } from './device-key.ts'
import { DeviceDatabase } from './offline/database.ts'
import type { PlanRow } from './offline/database.ts'
import { PlanStore } from './offline/plan-store.ts'
import { LivePlan } from './live-plan.svelte.ts'
import { emptySource } from './empty-source.ts'
import type { OpenPlan } from './open-plan.ts'
import { parseRoute } from './route.svelte.ts'
import { roomsOfPlan, splitPath } from './rooms-of-plan.ts'
import type { Updates } from './updates.svelte.ts'
import type { DeviceSettings, KnownPlan, OpenTrouble, Workbench } from './workbench.ts'
import * as Y from 'yjs'

const firstEpoch = '1'
const defaultSettings: DeviceSettings = { theme: 'system', checkInMore: false }

export class LiveWorkbench implements Workbench {
  readonly #database = new DeviceDatabase()
  readonly #clock: Clock
  readonly #updates: Updates
  #plans: readonly KnownPlan[] | undefined = $state.raw()
  #settings: DeviceSettings = $state.raw(defaultSettings)
  #keeps = $state(true)
  #open: { readonly path: string; readonly plan: LivePlan; readonly keeper: DeviceKeeper } | undefined

  constructor(clock: Clock, updates: Updates) {
    this.#clock = clock
    this.#updates = updates
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

  get update(): Workbench['update'] {
    return this.#updates.waiting
      ? { accept: () => this.#updates.accept(() => this.#open?.keeper.flush()) }
      : undefined
  }

  set<Name extends keyof DeviceSettings>(name: Name, value: DeviceSettings[Name]): void {
    this.#settings = { ...this.#settings, [name]: value }
    void this.#database.settings.put({ name, value }).catch(() => undefined)
  }

  async open(path: string): Promise<Result<OpenPlan, OpenTrouble>> {
    if (this.#open?.path === path) return ok(this.#open.plan)
    await this.close()
    const docs = openDocs()
    try {
      const signer = await deviceSigner(this.#database)
      const keeper = new DeviceKeeper({
        database: this.#database,
        path,
        docs,
        clock: this.#clock,
        relay: relayAddress(),
        device: signer.deviceId,
      })
      const row = await this.#database.plans.get(path).catch(() => undefined)
      await keeper.load()
      const stacks = await this.#database.undos.get(path).catch(() => undefined)
      const plan = new LivePlan({
        id: splitPath(path).plan,
        docs,
        signer,
        keeper,
        clock: this.#clock,
        random: randomBytes,
        asked: row?.asked ?? false,
        ...(row && { lastLooked: row.openedAt }),
        ...(stacks && { stacks: stacks.stack }),
      })
      this.#open = { path, plan, keeper }
      await this.#remember(path, row)
      return ok(plan)
    } catch (error) {
      closeDocs(docs)
      return err({ type: 'unreadable', detail: error instanceof Error ? error.message : String(error) })
    }
  }

  async close(): Promise<void> {
    const open = this.#open
    if (!open) return
    this.#open = undefined
    await this.#keepSummary(open.path, open.plan)
    await open.plan.close()
  }

  createEmpty(name: string): Promise<string> {
    const id = createPlanId(randomBytes)
    return this.#create(emptySource(id, name, this.#clock.exact()), name)
  }

  async createSample(): Promise<string> {
    const { samplePlanFile } = await import('../../shared/sample/sample-plan.ts')
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const { planFileOfJson } = await import('../../shared/exchange/plan-file.ts')
    const made = await this.#createFrom(
      planFileOfJson(samplePlanFile(this.#clock.exact(), zone)),
      'untouched',
    )
    if (!made.ok) throw new Error(`bug: the sample is no plan file: ${made.error.join('; ')}`)
    return made.value
  }

  async createFromFile(text: string): Promise<Result<string, readonly string[]>> {
    const { readPlanFile } = await import('../../shared/exchange/plan-file.ts')
    return this.#createFrom(readPlanFile(text))
  }

  async #createFrom(
    read: Result<PlanFile, readonly FileTrouble[]>,
    sample?: 'untouched',
  ): Promise<Result<string, readonly string[]>> {
    if (!read.ok) return err(read.error.map(({ message }) => message))
    const { sourceOfFile } = await import('../../shared/exchange/plan-file-source.ts')
    const { name } = read.value.plan
    const source = { ...sourceOfFile(read.value), id: createPlanId(randomBytes) }
    return ok(await this.#create(source, typeof name === 'string' ? name : '', sample))
  }

  pathOfLink(text: string): string | undefined {
    const at = text.indexOf('#')
    const route = parseRoute(at >= 0 ? text.slice(at) : `#/plan/${text.trim()}/now`)
    return route.type === 'plan' ? route.path : undefined
  }

  async removeFromDevice(
    path: string,
    evenUnsent = false,
  ): Promise<Result<void, { readonly waiting: number }>> {
    const { updates, snapshots, plans, heads, undos, figures } = this.#database
    const rows = await updates.where('path').equals(path).toArray()
    const waiting = rows.filter((row) => row.confirmed === 0).length
    if (waiting > 0 && !evenUnsent) return err({ waiting })
    if (this.#open?.path === path) await this.close()
    await this.#database.transaction('rw', [updates, snapshots, plans, heads, undos, figures], async () => {
      await updates.where('path').equals(path).delete()
      await snapshots.where('path').equals(path).delete()
      for (const table of [plans, heads, undos, figures]) await table.delete(path)
    })
    await this.#listPlans()
    return ok(undefined)
  }

  /** Written once, by the creator (architecture, Documents); durable before anybody is led to it. */
  async #create(source: PlanSource, name: string, sample?: 'untouched'): Promise<string> {
    const path = `${source.id}.${firstEpoch}`
    const docs = openDocs()
    const signer = await deviceSigner(this.#database)
    const head = await seedDocs(
      docs,
      source,
      { signer },
      { now: this.#clock.exact(), newId: () => createId(randomBytes) },
    )
    const store = new PlanStore(this.#database, path, () => {})
    for (const { room, doc } of roomsOfPlan(path, docs)) store.push(room, Y.encodeStateAsUpdate(doc), false)
    store.keep({ head })
    await store.flush()
    closeDocs(docs)
    const at = this.#clock.exact()
    const row: PlanRow = {
      path,
      name,
      createdAt: at,
      openedAt: at,
      asked: false,
      local: true,
      ...(sample && { sample }),
    }
    await this.#database.plans.put(row).catch(() => undefined)
    await this.#listPlans()
    return path
  }

  async #load(): Promise<void> {
    try {
      const rows = await this.#database.settings.toArray()
      this.#settings = {
        ...defaultSettings,
        ...Object.fromEntries(rows.map(({ name, value }) => [name, value])),
      }
      await this.#listPlans()
    } catch {
      this.#keeps = false
      this.#plans = []
    }
  }

  async #listPlans(): Promise<void> {
    const [rows, figures] = await Promise.all([
      this.#database.plans.toArray(),
      this.#database.figures.toArray(),
    ])
    const lastKnown = new Map(figures.map((row) => [row.path, row]))
    this.#plans = rows
      .toSorted((a, b) => b.openedAt - a.openedAt)
      .map(({ path, name, openedAt, sample }) => {
        const known = lastKnown.get(path)
        return {
          path,
          name,
          openedAt,
          sample: sample !== undefined,
          ...(known && { headline: String(known.summary), headlineAt: known.at }),
        }
      })
  }

  async #remember(path: string, row: PlanRow | undefined): Promise<void> {
    const at = this.#clock.exact()
    const kept = row ?? { path, name: '', createdAt: at, asked: false, local: false }
    await this.#database.plans.put({ ...kept, openedAt: at }).catch(() => undefined)
    await this.#listPlans().catch(() => undefined)
  }

  async #keepSummary(path: string, open: OpenPlan): Promise<void> {
    const { lastKnown } = await import('./last-known.ts')
    const at = this.#clock.exact()
    const summary = lastKnown(open.figures)
    await this.#database.figures.put({ path, at, summary }).catch(() => undefined)
    await this.#database.plans.update(path, { name: open.plan.settings.name, openedAt: at }).catch(() => 0)
    await this.#listPlans().catch(() => undefined)
  }
}

function relayAddress(): string | undefined {
  if (!location.protocol.startsWith('http')) return undefined
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${syncPath}`
}
