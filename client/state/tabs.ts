/**
 * Several tabs of one plan: the one that holds the Web Lock holds the sockets, all share what happens over a channel of
 * our own (architecture, On the device). Where locks are missing, on plain http, each tab connects for itself.
 */

import type { Role } from '../../shared/wire/role.ts'
import type { Peer } from './open-plan.ts'
import type { Pointed } from './presence.ts'
import type { RoomStatus } from './relay-room.ts'

/** A tab of another version may send what is not listed here: it is passed over. */
export type TabMessage =
  /** A document changed in another tab, and is on the device; or it came through that tab's socket, and need not be waited for. */
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
  /** How far the relay's clock is ahead of this device's, in ms. */
  | { readonly type: 'clock'; readonly offset: number }
  /** Who is on the plan, from the tab that leads; and what a tab that does not lead points at. */
  | { readonly type: 'peers'; readonly peers: readonly Peer[] }
  | ({ readonly type: 'point' } & Pointed)
  /** What this device may do here, as the relay said. */
  | { readonly type: 'role'; readonly role: Role }
  /** So many ledgers does the plan have: the last is written in. */
  | { readonly type: 'ledgers'; readonly count: number }
  /** Asks the tab that leads to join again, so that the relay says what it holds. */
  | { readonly type: 'rejoin' }
  /** The relay took the plan back: this is its path from now on. */
  | { readonly type: 'moved'; readonly path: string }
  /** The documents in the device's database were built anew after a refusal. */
  | { readonly type: 'rebuilt' }
  /** A draft was tried again, thrown away or brought back. */
  | { readonly type: 'drafts' }

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
  // A lock that is granted while this tab leaves is told of afterwards: it is not taken up.
  const lead = (): void => {
    if (leaving.signal.aborted) return release()
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
