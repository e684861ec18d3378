/** A plan that leaves this device is not told of here any more: the relay hears it where it is there, the browser in any case. */

import { accessDocument } from '../../shared/wire/room-name.ts'
import { told as words } from '../text/en/told.ts'
import { askRelay } from './access-desk.ts'
import { deviceSigner } from './device-key.ts'
import type { DeviceDatabase } from './offline/database.ts'
import { isNoted } from './push-note.ts'
import { relayAddress } from './relay-address.ts'
import { forgetPush } from './web-push.ts'

export async function stopPush(database: DeviceDatabase, path: string): Promise<void> {
  const relay = relayAddress()
  if (relay === undefined || !(await isNoted(path))) return
  await forgetPush(path, words.note)
  const access = {
    plan: path.split('.')[0] ?? path,
    signer: await deviceSigner(database),
    claims: false,
    invitation: undefined,
    granted: () => {},
    notInvited: () => {},
  }
  await askRelay(relay, `${path}.${accessDocument}`, access, { type: 'push', to: null })
}
