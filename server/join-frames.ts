// The frames of a join's answer, made once for all who are sent the same bytes. A large answer goes deflated to clients
// that take it so: a plan of 10,000 items in a quarter of the bytes, for 25 ms of another thread once per snapshot.

import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import { encodeMessage } from '../shared/wire/message.ts'

/** A promise while it is being deflated; it never rejects. */
export type JoinFrame = Uint8Array | Promise<Uint8Array>

export interface JoinPart {
  readonly type: 'update' | 'step-2'
  readonly update: Uint8Array
}

/** A smaller answer is a few packets anyhow. */
const worthDeflating = 16 * 1024
/** Level 6 would take 2.5 times as long, to save 6 % of the bytes. */
const level = 3

const deflate = promisify(deflateRaw)

type Made = Readonly<Record<JoinPart['type'], WeakMap<Uint8Array, JoinFrame>>>

export class JoinFrames {
  readonly #plain: Made = { update: new WeakMap(), 'step-2': new WeakMap() }
  readonly #deflated: Made = { update: new WeakMap(), 'step-2': new WeakMap() }

  /** All parts or none are deflated: a small last one, read at once, would say "synced" too soon. */
  of(parts: readonly JoinPart[], inflates: boolean): readonly JoinFrame[] {
    const isLarge = parts.some(({ update }) => update.length >= worthDeflating)
    const made = inflates && isLarge ? this.#deflated : this.#plain
    return parts.map((part) => {
      const frame = made[part.type].get(part.update) ?? this.#make(part, made === this.#deflated)
      made[part.type].set(part.update, frame)
      return frame
    })
  }

  #make(part: JoinPart, isDeflated: boolean): JoinFrame {
    return isDeflated ? this.#deflate(part) : encodeMessage(part)
  }

  async #deflate(part: JoinPart): Promise<Uint8Array> {
    try {
      const deflated = await deflate(part.update, { level })
      const frame = encodeMessage({ type: 'compressed-join', as: part.type, deflated })
      this.#deflated[part.type].set(part.update, frame)
      return frame
    } catch {
      return encodeMessage(part)
    }
  }
}
