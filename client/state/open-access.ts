/** What an open plan knows of its access: the role, questions to the relay, and what is done once the relay has let it in. */

import type { AccessAsk, Granted } from '../../shared/wire/access-message.ts'
import { accessDocument } from '../../shared/wire/room-name.ts'
import type { DeskAnswer } from './access-desk.ts'
import type { DeviceKeeper } from './device-keeper.svelte.ts'
import type { LivePlan } from './live-plan.svelte.ts'
import type { PlanAccess } from './open-plan.ts'
import type { PlanRole } from './plan-role.svelte.ts'

export class OpenAccess implements PlanAccess {
  readonly #role: PlanRole
  readonly #path: string
  readonly #relay: string
  #plan: LivePlan | undefined
  #keeper: DeviceKeeper | undefined
  #stopSealing: (() => void) | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(role: PlanRole, path: string, relay: string) {
    this.#role = role
    this.#path = path
    this.#relay = relay
  }

  get role(): PlanAccess['role'] {
    return this.#role.role
  }

  get wasNotInvited(): boolean {
    return this.#role.wasNotInvited
  }

  async ask(ask: AccessAsk): Promise<DeskAnswer> {
    const { askRelay } = await import('./access-desk.ts')
    const answer = await askRelay(this.#relay, `${this.#path}.${accessDocument}`, this.#role, ask)
    if (answer.type === 'in') return { type: 'away' }
    // What was given or taken is in the record for every device, whether or not that one ever comes back.
    if (answer.type === 'list' && (ask.type === 'set role' || ask.type === 'remove')) {
      const changed = answer.list.devices.find(({ device }) => device === ask.device)
      if (changed && answer.list.link !== 'planner') this.#take({ certificate: changed.certificate })
    }
    return answer
  }

  /** From here on what the relay says is taken up in the plan. */
  takeUp(plan: LivePlan, keeper: DeviceKeeper): void {
    this.#plan = plan
    this.#keeper = keeper
    this.#role.onGranted = (granted) => this.#take(granted)
    if (this.#role.last) this.#take(this.#role.last)
  }

  close(): void {
    this.#plan = undefined
    this.#stopSealing?.()
  }

  #take({ certificate, ...who }: Pick<Granted, 'certificate' | 'person' | 'email'>): void {
    this.#last = this.#last
      .then(async () => {
        const { sealWhenClosed, takeCertificate, takePerson } = await import('./take-granted.svelte.ts')
        const [plan, keeper] = [this.#plan, this.#keeper]
        if (!plan || !keeper) return
        this.#stopSealing ??= sealWhenClosed(plan, keeper)
        takePerson(plan, who)
        if (certificate !== undefined) await takeCertificate(plan, certificate)
      })
      .catch(() => undefined)
  }
}
