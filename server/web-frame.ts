// A message as a web socket carries it. What a server sends is not masked (RFC 6455, 5.1), so all sockets of a room get the same
// bytes: they are put together once, and each socket costs one write.

import type { Duplex } from 'node:stream'

/** A larger message is not copied behind its header: it goes out as two pieces. */
const copiedUpTo = 16 * 1024
const finalBinary = 0x82

let last: { readonly message: Uint8Array; readonly frame: Buffer } | undefined

/** To a socket whose handshake is over and which has not said goodbye. */
export function writeFrame(socket: Duplex, message: Uint8Array): void {
  if (message.length > copiedUpTo) {
    socket.cork()
    socket.write(headerOf(message.length))
    socket.write(message)
    socket.uncork()
    return
  }
  if (last?.message !== message) last = { message, frame: Buffer.concat([headerOf(message.length), message]) }
  socket.write(last.frame)
}

function headerOf(length: number): Buffer {
  if (length < 126) return Buffer.of(finalBinary, length)
  if (length < 65_536) return Buffer.of(finalBinary, 126, length >> 8, length & 255)
  const header = Buffer.alloc(10)
  header[0] = finalBinary
  header[1] = 127
  header.writeUIntBE(length, 4, 6)
  return header
}
