/** The relay that served this page; none where the page came from elsewhere. */

import { syncPath } from '../../shared/wire/room-name.ts'

export function relayAddress(): string | undefined {
  if (!location.protocol.startsWith('http')) return undefined
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${syncPath}`
}
