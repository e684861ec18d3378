/** What a link of an invitation brings: kept until the relay has seen it, or shown to the relay itself at once. */

import type { Granted } from '../../shared/wire/access-message.ts'
import { relayLine } from '../../shared/wire/room-name.ts'
import { askRelay } from './access-desk.ts'
import { deviceSigner } from './device-key.ts'
import type { DeviceDatabase } from './offline/database.ts'
import { relayAddress } from './relay-address.ts'
import { keepSignedIn } from './sign-in.ts'

export async function keepInvitation(
  database: DeviceDatabase,
  path: string,
  secret: string,
  now: number,
): Promise<void> {
  const known = await database.plans.get(path)
  const row = known ?? { path, name: '', createdAt: now, openedAt: now, asked: false, local: false }
  await database.plans.put({ ...row, invitation: secret })
}

export async function joinRelay(
  database: DeviceDatabase,
  secret: string,
): Promise<'in' | 'not invited' | 'away'> {
  const relay = relayAddress()
  if (relay === undefined) return 'away'
  const signer = await deviceSigner(database)
  const nothing = (): void => {}
  const access = {
    plan: relayLine,
    signer,
    claims: false,
    invitation: secret,
    granted: ({ email }: Granted) => {
      if (email !== undefined) keepSignedIn(email)
    },
    notInvited: nothing,
  }
  const answer = await askRelay(relay, relayLine, access)
  return answer.type === 'in' ? 'in' : answer.type === 'turned away' ? 'not invited' : 'away'
}
