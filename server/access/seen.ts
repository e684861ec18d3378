// When each device was here last, to about five minutes: written in one go for all of a plan, never for each socket.

import { ok } from '../../shared/base/result.ts'
import type { AccessBook } from './access-book.ts'
import { findDevice, type PlanAccess } from './plan-access.ts'

/** The relay's own access, kept where the plans' are. */
export const relayPlan = 'relay'

const exactTo = 5 * 60_000

export class Seen {
  readonly #book: AccessBook
  readonly #now: () => number
  #here = new Map<string, Set<string>>()

  constructor(book: AccessBook, now: () => number) {
    this.#book = book
    this.#now = now
  }

  add(plan: string, device: string): void {
    this.#here.set(plan, (this.#here.get(plan) ?? new Set()).add(device))
  }

  async write(): Promise<void> {
    const here = this.#here
    const now = this.#now()
    this.#here = new Map()
    for (const [plan, devices] of here) {
      const known = this.#book.now(plan)
      if (known && !isOld(known, devices, now)) continue
      await this.#book.change(plan, (access) =>
        ok(isOld(access, devices, now) ? mark(access, devices, now) : access),
      )
    }
  }
}

function isOld(access: PlanAccess, devices: ReadonlySet<string>, now: number): boolean {
  return [...devices].some((id) => (findDevice(access, id)?.seen ?? now) < now - exactTo)
}

function mark(access: PlanAccess, here: ReadonlySet<string>, now: number): PlanAccess {
  const devices = access.devices.map((one) => (here.has(one.device) ? { ...one, seen: now } : one))
  return { ...access, devices }
}
