// The accesses of the plans that somebody is in: read once, changed by one writer after the other, on all relays of a store.
// What was decided elsewhere is heard by the bell, and by asking for versions every two seconds where that is silent.

import { err, ok, type Result } from '../../shared/base/result.ts'
import { noBell, type Bell } from '../bell/contract.ts'
import type { Log } from '../log.ts'
import type { Storage, StorageTrouble } from '../storage/contract.ts'
import { readAccess, type PlanAccess } from './plan-access.ts'

export interface AccessBookParts {
  readonly storage: Storage
  readonly bell?: Bell | undefined
  readonly after: (ms: number, run: () => void) => void
  readonly log: Log
  /** Of a plan that has none yet. */
  readonly first: (plan: string, isKnown: boolean) => PlanAccess
  /** A held plan's access is another now. */
  readonly changed: (plan: string, access: PlanAccess) => void
}

/** Roles must reach every socket within five seconds, whatever the bell does. In ms. */
const askEvery = 2_000

interface Page {
  holders: number
  version: number
  access: PlanAccess | undefined
  reading: Promise<Result<PlanAccess, StorageTrouble>>
  readonly waiting: ((reading: Result<PlanAccess, StorageTrouble>) => Attempt)[]
  isWriting: boolean
  readonly stop: () => void
}

interface Attempt {
  readonly access: PlanAccess | undefined
  readonly settle: (stored: Result<true, StorageTrouble>) => void
}

export class AccessBook {
  readonly #parts: AccessBookParts
  readonly #bell: Bell
  readonly #pages = new Map<string, Page>()
  #isStopped = false

  constructor(parts: AccessBookParts) {
    this.#parts = parts
    this.#bell = parts.bell ?? noBell
    this.#askLater()
  }

  /** Whoever holds it lets go of it once, whatever the answer was. */
  hold(plan: string): Promise<Result<PlanAccess, StorageTrouble>> {
    const page = this.#pages.get(plan) ?? this.#open(plan)
    page.holders++
    return page.reading
  }

  letGo(plan: string): void {
    const page = this.#pages.get(plan)
    if (page === undefined || --page.holders > 0) return
    page.stop()
    this.#pages.delete(plan)
  }

  /** As last heard of; undefined where nobody holds it. */
  now(plan: string): PlanAccess | undefined {
    return this.#pages.get(plan)?.access
  }

  /**
   * Resolves once it is stored. `change` may be asked more than once, as others write in between; the same access, or a
   * refusal, writes nothing. What waits together is written together.
   */
  async change<E>(
    plan: string,
    change: (access: PlanAccess) => Result<PlanAccess, E>,
  ): Promise<Result<PlanAccess, E | StorageTrouble>> {
    await this.hold(plan)
    const page = this.#pages.get(plan) ?? this.#open(plan)
    try {
      return await new Promise((resolve) => {
        page.waiting.push((before) => {
          const changed = before.ok ? change(before.value) : before
          const access = changed.ok ? changed.value : undefined
          return { access, settle: (stored) => resolve(stored.ok ? changed : stored) }
        })
        if (page.waiting.length === 1 && !page.isWriting) void this.#write(plan, page)
      })
    } finally {
      this.letGo(plan)
    }
  }

  stop(): void {
    this.#isStopped = true
  }

  #open(plan: string): Page {
    const page: Page = {
      holders: 0,
      version: 0,
      access: undefined,
      reading: this.#read(plan, () => page),
      waiting: [],
      isWriting: false,
      stop: this.#bell.listen(channelOf(plan), (note) => {
        if (note.type === 'access') this.#readAgain(plan)
      }),
    }
    this.#pages.set(plan, page)
    return page
  }

  async #read(plan: string, pageOf: () => Page): Promise<Result<PlanAccess, StorageTrouble>> {
    const stored = await this.#parts.storage.access(plan)
    if (!stored.ok) return stored
    const { version, text, isKnown } = stored.value
    try {
      const first = this.#parts.first(plan, isKnown)
      const kept = text === undefined ? first : readAccess(text)
      const access = kept.link === 'operator' ? { ...kept, link: first.link } : kept
      Object.assign(pageOf(), { version, access })
      return ok(access)
    } catch {
      return err({ type: 'damaged', message: 'who may enter cannot be read' })
    }
  }

  /** What somebody else has written meanwhile is told as well. */
  async #refresh(plan: string, page: Page): Promise<Result<PlanAccess, StorageTrouble>> {
    const before = page.version
    page.reading = this.#read(plan, () => page)
    const read = await page.reading
    if (read.ok && page.version !== before) this.#parts.changed(plan, read.value)
    return read
  }

  #readAgain(plan: string): void {
    const page = this.#pages.get(plan)
    if (page !== undefined && !page.isWriting) void this.#refresh(plan, page)
  }

  async #write(plan: string, page: Page): Promise<void> {
    page.isWriting = true
    while (page.waiting.length > 0) {
      const group = page.waiting.splice(0)
      for (let isStored = false; !isStored;) {
        // Anew each time: another relay may have written, and nothing is refused for what this one has not heard of.
        const before = await this.#refresh(plan, page)
        let after = before
        const attempts = group.map((attempt) => {
          const made = attempt(after)
          if (made.access !== undefined) after = ok(made.access)
          return made
        })
        const stored = await this.#store(plan, page, before, after)
        isStored = !stored.ok || stored.value
        if (isStored) for (const { settle } of attempts) settle(stored.ok ? ok(true) : stored)
      }
    }
    page.isWriting = false
  }

  async #store(
    plan: string,
    page: Page,
    before: Result<PlanAccess, StorageTrouble>,
    after: Result<PlanAccess, StorageTrouble>,
  ): Promise<Result<boolean, StorageTrouble>> {
    if (!after.ok || after === before || (before.ok && before.value === after.value)) return ok(true)
    const text = JSON.stringify(after.value)
    const stored = await this.#parts.storage.putAccess(plan, page.version, text)
    if (!stored.ok || !stored.value) return stored
    page.version++
    page.access = after.value
    page.reading = Promise.resolve(after)
    this.#bell.ring(channelOf(plan), { type: 'access' })
    this.#parts.changed(plan, after.value)
    return ok(true)
  }

  #askLater(): void {
    this.#parts.after(askEvery, () => {
      if (!this.#isStopped) void this.#askAll().finally(() => this.#askLater())
    })
  }

  async #askAll(): Promise<void> {
    const plans = [...this.#pages.keys()]
    if (plans.length === 0) return
    const versions = await this.#parts.storage.accessVersions(plans)
    if (!versions.ok) return
    const stale = plans.filter((plan, i) => (versions.value[i] ?? 0) > (this.#pages.get(plan)?.version ?? 0))
    for (const plan of stale) this.#readAgain(plan)
  }
}

const channelOf = (plan: string): string => `access.${plan}`
