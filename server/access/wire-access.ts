// What a client says about access, read with distrust: a message that is not as it should be is undefined.

import { z } from 'zod'
import type { AccessFromClient } from '../../shared/wire/access-message.ts'
import { mostLedgers } from '../../shared/wire/room-name.ts'
import { rights, roles, type Right } from '../../shared/wire/role.ts'
import { isEpoch } from '../../shared/wire/room-name.ts'

const text = z.string().min(1).max(200)
const role = z.enum(roles)
const session = z.string().regex(/^[\w-]{1,64}$/)
const right = z.enum(rights as readonly [Right, ...Right[]])

const ask = z.discriminatedUnion('type', [
  z.object({ type: z.literal('list') }),
  z.object({
    type: z.literal('invite'),
    role,
    person: text.optional(),
    days: z.number().int().min(1).max(3_650),
    uses: z.number().int().min(1).max(10_000),
  }),
  z.object({ type: z.literal('withdraw'), id: text }),
  z.object({ type: z.literal('set role'), device: text, role }),
  z.object({ type: z.literal('remove'), device: text }),
  z.object({ type: z.literal('set link'), right }),
  z.object({ type: z.literal('delete plan') }),
  z.object({
    type: z.literal('seal'),
    ledger: z
      .number()
      .int()
      .min(0)
      .max(mostLedgers - 1),
  }),
  z.object({
    type: z.literal('push'),
    to: z
      .object({ endpoint: z.string().min(1).max(1_000), person: text })
      .nullable()
      .optional(),
  }),
  z.object({ type: z.literal('code'), epoch: z.string().refine(isEpoch), session }),
  z.object({ type: z.literal('end code'), session }),
])

const shape = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('proof'),
    key: text,
    signature: text,
    host: z.string().max(300),
    name: text.optional(),
    secret: text.optional(),
    claims: z.boolean().optional(),
  }),
  z.object({ type: z.literal('ask'), id: z.number().int(), ask }),
])

export function readAccessMessage(json: string): AccessFromClient | undefined {
  try {
    const read = shape.safeParse(JSON.parse(json))
    return read.success ? (read.data as AccessFromClient) : undefined
  } catch {
    return undefined
  }
}

/** The number of a question that cannot be read, so that it can be answered. */
export function questionOf(json: string): number | undefined {
  const read = z.object({ id: z.number().int() }).safeParse(parse(json))
  return read.success ? read.data.id : undefined
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
