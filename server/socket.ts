// One connection as the relay's core sees it: a web socket, or a queue in a test.

export interface RelaySocket {
  send(frame: Uint8Array): void
  close(code: number, meaning: string): void
  /** Bytes given to `send` that have not gone out yet. */
  readonly waitingBytes: number
}
