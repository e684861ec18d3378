/**
 * Several tabs of one plan: the one that holds the Web Lock holds the sockets, all share what happens over a channel of
 * our own (architecture, On the device). Where locks are missing, on plain http, each tab connects for itself.
 */

import type { RoomStatus } from './relay-room.ts'

export type TabMessage =
  /** A document changed in another tab, or through its socket. */
  | {
      readonly type: 'update'
      readonly room: string
      readonly bytes: Uint8Array
      readonly fromRelay: boolean
    }
  /** The relay echoed these bytes, or holds what this state vector counts. */
  | { readonly type: 'echo'; readonly room: string; readonly bytes: Uint8Array }
  | { readonly type: 'vector'; readonly room: string; readonly bytes: Uint8Array }
  /** A tab has loaded and knows this much; the others send it the rest. */
  | { readonly type: 'opened'; readonly room: string; readonly stateVector: Uint8Array }
  | { readonly type: 'relay'; readonly room: string; readonly status: RoomStatus; readonly code?: number }
  /** A new version was accepted in one tab: all write down what they hold, then reload. */
  | { readonly type: 'reload' }

export interface Tabs {
  send(message: TabMessage): void
  /** True while this tab holds the sockets. */
  readonly leads: boolean
  close(): void
}

export function joinTabs(path: string, on: { message(message: TabMessage): void; lead(): void }): Tabs {
  const channel = new BroadcastChannel(`plumbline.${path}`)
  channel.onmessage = (event: MessageEvent<TabMessage>) => on.message(event.data)
  const leaving = new AbortController()
  let release = (): void => {}
  let leads = false
  const lead = (): void => {
    leads = true
    on.lead()
  }
  if ('locks' in navigator) {
    const held = (): Promise<void> =>
      new Promise((resolve) => {
        release = resolve
        lead()
      })
    navigator.locks
      .request(`plumbline.socket.${path}`, { signal: leaving.signal }, held)
      .catch((error: unknown) => {
        if (!leaving.signal.aborted) throw error
      })
  } else queueMicrotask(lead)
  return {
    send: (message) => channel.postMessage(message),
    get leads() {
      return leads
    },
    close() {
      leads = false
      leaving.abort()
      release()
      channel.close()
    },
  }
}
