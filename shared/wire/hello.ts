// The relay's first words to a client that offers `plumbline.1`: which store this is (another one means that the relay
// was replaced), and the relay's time, by which a wrong device clock is corrected. Later fields are added at the end.

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export interface Hello {
  readonly wireVersion: number
  /** Random, made once when the relay's store was made. */
  readonly store: string
  /** The relay's clock when it wrote this, in ms since 1970 (UTC). */
  readonly time: number
  /** The relay's release, to be shown. */
  readonly release: string
}

export function writeHello(encoder: encoding.Encoder, hello: Hello): void {
  encoding.writeVarUint(encoder, hello.wireVersion)
  encoding.writeVarString(encoder, hello.store)
  encoding.writeVarUint(encoder, hello.time)
  encoding.writeVarString(encoder, hello.release)
}

/** Throws where the bytes are no hello. */
export function readHello(decoder: decoding.Decoder): Hello {
  return {
    wireVersion: decoding.readVarUint(decoder),
    store: decoding.readVarString(decoder),
    time: decoding.readVarUint(decoder),
    release: decoding.readVarString(decoder),
  }
}
