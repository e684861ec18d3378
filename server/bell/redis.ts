// The bell through Redis: a channel a room, so that a relay hears of the rooms that somebody is in. Redis keeps nothing; while
// it is away nothing is queued either, because the relays catch up from the store.

import { createClient } from '@redis/client'
import type { Log } from '../log.ts'
import type { Bell, Note } from './contract.ts'
import { decodeNote, encodeNote } from './note-codec.ts'

/** Tries to come back this often at most, in ms. */
const longestPause = 5_000

/** `node` is this relay's name among the others; `store` keeps two stores on one Redis apart. */
export function openRedisBell(url: string, store: string, node: string, log: Log): Bell {
  const options = {
    url,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: (tries: number) => Math.min(100 * 2 ** tries, longestPause) },
  }
  const rings = createClient(options)
  const hears = createClient(options)
  const heard = new Map<string, (note: Note) => void>()
  const channelOf = (room: string): string => `plumbline:${store}:${room}`
  const hear = (bytes: Buffer, channel: Buffer): void => {
    const rung = decodeNote(bytes)
    if (rung && rung.node !== node) heard.get(channel.toString())?.(rung.note)
  }
  const subscribe = (channel: string): void => {
    // Refused while the connection is away: all channels are asked for again when it stands.
    if (hears.isReady) hears.subscribe(channel, hear, true).catch(() => {})
  }
  let isAway = false
  for (const client of [rings, hears]) {
    client.on('error', (error: unknown) => {
      if (!isAway) log('warn', 'no bell; others are heard of by asking the store', { why: String(error) })
      isAway = true
    })
    client.connect().catch(() => {})
  }
  hears.on('ready', () => {
    if (isAway) log('warn', 'the bell rings again')
    isAway = false
    for (const channel of heard.keys()) subscribe(channel)
  })
  return {
    ring(room, note) {
      if (rings.isReady)
        rings.publish(channelOf(room), Buffer.from(encodeNote({ node, note }))).catch(() => {})
    },
    listen(room, hearNote) {
      const channel = channelOf(room)
      heard.set(channel, hearNote)
      subscribe(channel)
      return () => {
        heard.delete(channel)
        if (hears.isReady) hears.unsubscribe(channel, hear, true).catch(() => {})
      }
    },
    async close() {
      rings.destroy()
      hears.destroy()
    },
  }
}
