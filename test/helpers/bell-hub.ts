// A bell between relays in one process: what is rung waits until it is delivered by hand, in any order, or is lost.

import type { Bell, Note } from '../../server/bell/contract.ts'

interface Listener {
  readonly bell: Bell
  readonly room: string
  readonly hear: (note: Note) => void
}

export class BellHub {
  readonly #listeners = new Set<Listener>()
  #rung: (() => void)[] = []
  /** Asked of each note. */
  isLost: () => boolean = () => false

  newBell(): Bell {
    const bell: Bell = {
      ring: (room, note) => {
        for (const listener of this.#listeners) {
          if (listener.bell === bell || listener.room !== room || this.isLost()) continue
          this.#rung.push(() => {
            if (this.#listeners.has(listener)) listener.hear(note)
          })
        }
      },
      listen: (room, hear) => {
        const listener = { bell, room, hear }
        this.#listeners.add(listener)
        return () => void this.#listeners.delete(listener)
      },
      close: async () => {
        for (const listener of this.#listeners) if (listener.bell === bell) this.#listeners.delete(listener)
      },
    }
    return bell
  }

  /** `pick`: the next one to be heard, of so many. */
  deliver(pick: (count: number) => number = () => 0): void {
    const rung = this.#rung
    this.#rung = []
    while (rung.length > 0) rung.splice(pick(rung.length), 1)[0]?.()
  }
}
