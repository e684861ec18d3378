// Where a board asks whether the relay sends web push, and by which key browsers know it (RFC 8292).

export const pushKeyPath = '/push-key'

export interface PushOffer {
  /** A point on P-256, 65 bytes as base64url; absent: none is sent. */
  readonly key?: string
}
