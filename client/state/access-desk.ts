/** Asks the relay about a plan's access, on a line of its own that ends with the answer: who is in, invitations, roles. */

import type { AccessAnswer, AccessAsk, AccessFromRelay } from '../../shared/wire/access-message.ts'
import { decodeMessage, encodeMessage } from '../../shared/wire/message.ts'
import { AccessPass } from './access-pass.ts'
import type { AccessOptions } from './access-pass.ts'

export type DeskAnswer =
  | AccessAnswer
  /** No line to the relay, or none that answers. */
  | { readonly type: 'away' }
  /** It does not let this device in, with its close code. */
  | { readonly type: 'turned away'; readonly code: number }

const patience = 10_000

/** `line`: `<plan>.<epoch>.access`, or `relay`. Without a question it answers once this device is in. */
export function askRelay(
  server: string,
  line: string,
  access: AccessOptions,
  ask?: AccessAsk,
): Promise<DeskAnswer | { readonly type: 'in' }> {
  const pass = new AccessPass(access)
  const socket = new pass.socket(`${server}/${line}`) as InstanceType<AccessPass['socket']> & {
    hear(text: string): Promise<void>
    release(): void
  }
  socket.binaryType = 'arraybuffer'
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle({ type: 'away' }), patience)
    function settle(answer: DeskAnswer | { readonly type: 'in' }): void {
      clearTimeout(timer)
      resolve(answer)
      socket.close()
    }
    socket.addEventListener('close', ({ code }) =>
      settle(code >= 4400 && code < 4500 ? { type: 'turned away', code } : { type: 'away' }),
    )
    socket.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
      const message = decodeMessage(new Uint8Array(data))
      if (message?.type !== 'access') return
      void socket.hear(message.text)
      const word = JSON.parse(message.text) as AccessFromRelay
      if (word.type === 'answer') settle(word.answer)
      if (word.type !== 'granted') return
      socket.release()
      if (ask === undefined) return settle({ type: 'in' })
      socket.send(encodeMessage({ type: 'access', text: JSON.stringify({ type: 'ask', id: 1, ask }) }))
    })
  })
}
