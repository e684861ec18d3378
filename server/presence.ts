// Who is in a room right now: the awareness states that its sockets told, in memory only. Not y-protocols' Awareness,
// which needs a Y.Doc and a timer; the same clock rule, so that stock clients' repetitions end here.

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

interface State<Owner> {
  readonly clock: number
  readonly json: string
  readonly owner: Owner
  /** When it was told last, in ms. */
  readonly at: number
}

interface Told {
  readonly client: number
  readonly clock: number
  readonly json: string
}

/** The device that has shown its key, undefined where none has: what a client says of its device does not count. */
export interface Said {
  readonly device: string | undefined
}

const gone = 'null'
/** So many departed clients' clocks are remembered, or a late repetition would bring them back as ghosts. */
const remembered = 1_000
const mostClientsInOneMessage = 1_000

export class Presence<Owner> {
  readonly #states = new Map<number, State<Owner>>()
  readonly #departed = new Map<number, number>()

  /** Takes in a message; answers what of it is news (empty bytes: none), or undefined where it does not decode. */
  receive(awareness: Uint8Array, owner: Owner, at = 0, said?: Said): Uint8Array | undefined {
    const told = readAwareness(awareness)?.map((one) => (said ? asProven(one, said) : one))
    return told && writeAwareness(told.filter((one) => this.#accept(one, owner, at)))
  }

  /** All states, for one who joins, or all but one owner's; empty bytes where there is nobody. */
  all(but?: Owner): Uint8Array {
    const states = [...this.#states].filter(([, { owner }]) => but === undefined || owner !== but)
    return writeAwareness(states.map(([client, { clock, json }]) => ({ client, clock, json })))
  }

  /** Takes out what this owner told last, or told last before a time; answers the message for the others. */
  leave(owner: Owner, before = Infinity): Uint8Array {
    const left: Told[] = []
    for (const [client, state] of this.#states) {
      if (state.owner !== owner || state.at >= before) continue
      this.#remove(client, state.clock)
      left.push({ client, clock: state.clock, json: gone })
    }
    return writeAwareness(left)
  }

  #accept({ client, clock, json }: Told, owner: Owner, at: number): boolean {
    const known = this.#states.get(client)
    const knownClock = known?.clock ?? this.#departed.get(client) ?? -1
    const leaves = json === gone && known !== undefined && clock === known.clock && known.owner === owner
    if (clock <= knownClock && !leaves) return false
    if (json === gone) this.#remove(client, clock)
    else {
      this.#departed.delete(client)
      this.#states.set(client, { clock, json, owner, at })
    }
    return true
  }

  #remove(client: number, clock: number): void {
    this.#states.delete(client)
    this.#departed.delete(client)
    this.#departed.set(client, clock)
    const oldest = this.#departed.keys().next().value
    if (this.#departed.size > remembered && oldest !== undefined) this.#departed.delete(oldest)
  }
}

function asProven(told: Told, { device }: Said): Told {
  const state: unknown = JSON.parse(told.json)
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return told
  const { device: claimed, ...rest } = state as Readonly<Record<string, unknown>>
  if (claimed === device) return told
  return { ...told, json: JSON.stringify(device === undefined ? rest : { ...rest, device }) }
}

function readAwareness(bytes: Uint8Array): Told[] | undefined {
  try {
    const decoder = decoding.createDecoder(bytes)
    const count = decoding.readVarUint(decoder)
    const told: Told[] = []
    for (let i = 0; i < count; i++) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const json = decoding.readVarString(decoder)
      // A state that does not parse would throw in every other client.
      JSON.parse(json)
      told.push({ client, clock, json })
    }
    const whole = decoder.pos === bytes.length && told.length <= mostClientsInOneMessage
    return whole ? told : undefined
  } catch {
    return undefined
  }
}

const nobody = new Uint8Array()

function writeAwareness(told: readonly Told[]): Uint8Array {
  if (told.length === 0) return nobody
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, told.length)
  for (const { client, clock, json } of told) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  return encoding.toUint8Array(encoder)
}
