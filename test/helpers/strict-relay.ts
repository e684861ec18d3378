// A relay that refuses what the real one takes, put between a browser and the real one: by room and by letters in a frame.

import type { BrowserContext } from 'playwright-core'

export interface StrictRelay {
  /** The close code of the refusal, or `lose`: it goes nowhere; undefined lets everything pass. */
  code: number | 'lose' | undefined
  /** How often it has refused. */
  refusals: number
}

/** What goes to a room whose name matches and holds these letters closes that socket; nothing of it goes on. */
export async function makeStrict(
  context: BrowserContext,
  room: RegExp,
  letters: string,
  code: StrictRelay['code'],
): Promise<StrictRelay> {
  const strict: StrictRelay = { code, refusals: 0 }
  await context.routeWebSocket(room, (client) => {
    const relay = client.connectToServer()
    client.onMessage((message) => {
      if (strict.code === undefined || !Buffer.from(message).includes(letters)) return relay.send(message)
      strict.refusals++
      if (strict.code === 'lose') return
      void relay.close()
      void client.close({ code: strict.code, reason: '' })
    })
  })
  return strict
}
