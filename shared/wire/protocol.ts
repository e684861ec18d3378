// What client and relay agree on beside the frames: versions, the sub-protocol and the limits (architecture, The relay).

/** Offered by our client and selected by the relay; a stock y-websocket client offers none and is sent no private message. */
export const subProtocol = 'plumbline.1'

/** Offered beside it: this client takes the large parts of a join deflated. */
export const inflatesProtocol = 'plumbline.inflates'

/** Raised when a client of an older wire must not go on; told in the relay's hello. */
export const wireVersion = 1

const kilobyte = 1024
const megabyte = 1024 * kilobyte

export const limits = {
  /** One frame from a client. Ours cuts what it sends; beyond it the socket is closed 4413. */
  frame: megabyte,
  /** A stock client answers our step 1 in one piece, however much it brings. */
  firstStepTwo: 16 * megabyte,
  /** One awareness message; a larger one is dropped. */
  awareness: 4 * kilobyte,
  /** What a socket may say to show its key: one message, and no more before it has. */
  beforeProof: 64 * kilobyte,
} as const

/** How long a socket has to show its key, in ms. */
export const proofPatience = 5_000
/** How long it is believed before it must show it again, in ms. */
export const tokenLasts = 600_000

/** The relay speaks at least this often, so that stock clients (30 s of patience) stay. In ms. */
export const heartbeatInterval = 20_000
