/** What a screen knows of plans that go from device to device as files; the code for it comes when it is asked for. */

import { must } from '../../shared/base/assert.ts'
import type { Result } from '../../shared/base/result.ts'
import type { CarriedTrouble } from './carried-plan.ts'
import type { Open } from './carried-plans.ts'
import type { DeviceDatabase } from './offline/database.ts'

export interface Carried {
  /** The open plan, for another device. */
  text(): Promise<string>
  /** `known`: this device has the plan already. */
  lookAt(text: string): Promise<Result<{ readonly name: string; readonly known: boolean }, NotCarried>>
  /** The path at which it stands then. */
  take(text: string): Promise<Result<string, NotCarried>>
}

/** `otherEpoch`: the relay took the plan back between the file and what this device has. */
export type NotCarried = CarriedTrouble | 'otherEpoch' | 'not kept'

export function carriedOn(database: DeviceDatabase, open: () => Open | undefined): Carried {
  const code = () => import('./carried-plans.ts')
  return {
    text: async () => (await code()).carriedText(must(open())),
    lookAt: async (text) => (await code()).lookAtCarried(database, text),
    take: async (text) => (await code()).takeCarried(database, text, open()),
  }
}
