// What relays over one store say to each other. A bell is only a hint: what it loses, catching up makes good; it never waits
// for anybody, never fails and never decides anything. The store is the record.

export type Note =
  /** Stored as row `sequence`: the bytes spare the others a question to the store. */
  | { readonly type: 'stored'; readonly sequence: number; readonly update: Uint8Array }
  | { readonly type: 'presence'; readonly awareness: Uint8Array }
  /** Somebody came into a room that was not open there: who is in it elsewhere? */
  | { readonly type: 'who' }
  /** Who may enter has changed; rung under the plan's name, not a room's. */
  | { readonly type: 'access' }

export interface Bell {
  /** To the other relays that listen to this room. */
  ring(room: string, note: Note): void
  /** Hears what other relays ring in this room, until what it returns is called. */
  listen(room: string, hear: (note: Note) => void): () => void
  close(): Promise<void>
}

/** For one relay alone. */
export const noBell: Bell = {
  ring: () => {},
  listen: () => () => {},
  close: () => Promise.resolve(),
}
