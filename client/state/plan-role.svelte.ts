/**
 * What this device may do in a plan, as the relay said last: kept on the device, so that it is known offline as well. Undefined
 * where no relay has said anything: then nothing is held back.
 */

import type { Signer } from '../../shared/doc/sign.ts'
import type { Granted } from '../../shared/wire/access-message.ts'
import type { Role } from '../../shared/wire/role.ts'
import type { AccessOptions } from './access-pass.ts'
import type { DeviceDatabase, PlanRow } from './offline/database.ts'

interface PlanRoleOptions {
  readonly database: DeviceDatabase
  readonly path: string
  readonly plan: string
  readonly signer: Signer
  readonly row: PlanRow | undefined
}

export class PlanRole implements AccessOptions {
  readonly plan: string
  readonly signer: Signer
  readonly claims: boolean
  readonly #database: DeviceDatabase
  readonly #path: string
  #invitation: string | undefined
  #role: Role | undefined = $state()
  #wasNotInvited = $state(false)
  /** Told of each word of the relay, in the tab that holds the sockets. */
  onGranted: ((granted: Granted) => void) | undefined
  #last: Granted | undefined

  constructor({ database, path, plan, signer, row }: PlanRoleOptions) {
    this.plan = plan
    this.signer = signer
    this.claims = row?.local === true
    this.#database = database
    this.#path = path
    this.#invitation = row?.invitation
    this.#role = row?.role
  }

  get role(): Role | undefined {
    return this.#role
  }

  get invitation(): string | undefined {
    return this.#invitation
  }

  /** The invitation that brought this device here lets nobody in. */
  get wasNotInvited(): boolean {
    return this.#wasNotInvited
  }

  /** The last word, for whoever listens late. */
  get last(): Granted | undefined {
    return this.#last
  }

  granted(granted: Granted): void {
    const isNews = granted.role !== this.#role || this.#invitation !== undefined
    this.#last = granted
    this.heard(granted.role)
    if (isNews) this.#keep({ role: granted.role, relayKey: granted.relayKey })
    this.onGranted?.(granted)
  }

  /** In another tab. */
  heard(role: Role): void {
    this.#role = role
  }

  notInvited(): void {
    this.#wasNotInvited = true
    this.#keep({})
  }

  #keep(said: { readonly role?: Role; readonly relayKey?: string }): void {
    this.#invitation = undefined
    void this.#database.plans
      .where('path')
      .equals(this.#path)
      .modify((row) => {
        Object.assign(row, said)
        delete (row as { invitation?: string }).invitation
      })
      .catch(() => undefined)
  }
}
