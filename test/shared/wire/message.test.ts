import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { closeCodes, closeReasonOf, isLasting } from '../../../shared/wire/close-code.ts'
import { decodeMessage, encodeMessage, type Message } from '../../../shared/wire/message.ts'

const bytes = Uint8Array.of(1, 2, 3)

describe('frames', () => {
  const messages: readonly Exclude<Message, { type: 'unknown' }>[] = [
    { type: 'step-1', stateVector: bytes },
    { type: 'step-2', update: bytes },
    { type: 'update', update: bytes },
    { type: 'awareness', awareness: bytes },
    { type: 'query-awareness' },
    { type: 'compressed-join', as: 'step-2', deflated: bytes },
    { type: 'compressed-join', as: 'update', deflated: bytes },
    { type: 'hello', hello: { wireVersion: 1, store: 'abc', time: 1_790_000_000_000, release: '0.1.0' } },
  ]

  test.each(messages)('are read as they are written: $type', (message) => {
    expect(decodeMessage(encodeMessage(message))).toEqual(message)
  })

  test.each([
    ['step-1', syncProtocol.writeSyncStep1],
    ['step-2', syncProtocol.writeSyncStep2],
  ] as const)('are those of y-protocols: %s', (type, write) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    write(encoder, new Y.Doc())
    expect(decodeMessage(encoding.toUint8Array(encoder))?.type).toBe(type)
  })

  test('a private message of a later version is passed over, an unknown public one is not read', () => {
    expect(decodeMessage(Uint8Array.of(125, 1))).toEqual({ type: 'unknown' })
    expect(decodeMessage(Uint8Array.of(0, 9, 0))).toBeUndefined()
    expect(decodeMessage(Uint8Array.of(120, 0, 0))).toBeUndefined()
  })

  test('a frame cut short is not read, though more lies behind it in memory', () => {
    const whole = encodeMessage({ type: 'update', update: new Uint8Array(40) })
    for (let end = 0; end < whole.length; end++) expect(decodeMessage(whole.subarray(0, end))).toBeUndefined()
  })

  test('random bytes never make it throw', () => {
    const frames = fc.uint8Array({ maxLength: 40 })
    fc.assert(
      fc.property(frames, (frame) => {
        expect(() => decodeMessage(frame)).not.toThrow()
      }),
    )
  })
})

describe('close codes', () => {
  test('last or pass as y-websocket takes them', () => {
    for (const { code, lasting } of Object.values(closeCodes)) expect(isLasting(code)).toBe(lasting)
  })

  test('are told apart', () => {
    expect(closeReasonOf(4409)).toBe('otherEpoch')
    expect(closeReasonOf(1006)).toBeUndefined()
  })
})
