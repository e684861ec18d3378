/** A card on its way, by hand or by keys: over which column and lane it hangs. Arrows aim, Enter lets go, Escape leaves it. */

export interface Held {
  readonly itemId: string
  readonly to: string
  /** Undefined where the Board has no lanes. */
  readonly lane: string | undefined
  readonly byKeys: boolean
}

export interface Field {
  readonly columns: readonly { readonly key: string }[]
  readonly lanes: readonly { readonly key: string }[]
}

export class CardHold {
  now: Held | undefined = $state.raw()
  readonly #field: () => Field
  readonly #put: (held: Held) => void

  constructor(field: () => Field, put: (held: Held) => void) {
    this.#field = field
    this.#put = put
  }

  /** While a card is held by keys, every key is about where it goes. */
  readonly key = (event: KeyboardEvent): void => {
    const held = this.now
    if (!held?.byKeys) return
    const { columns, lanes } = this.#field()
    switch (event.key) {
      case 'ArrowRight':
      case 'l':
        this.now = { ...held, to: stepped(columns, held.to, 1) }
        break
      case 'ArrowLeft':
      case 'h':
        this.now = { ...held, to: stepped(columns, held.to, -1) }
        break
      case 'ArrowDown':
      case 'j':
        this.now = { ...held, lane: held.lane === undefined ? undefined : stepped(lanes, held.lane, 1) }
        break
      case 'ArrowUp':
      case 'k':
        this.now = { ...held, lane: held.lane === undefined ? undefined : stepped(lanes, held.lane, -1) }
        break
      case 'Enter':
        this.#put(held)
        break
      case 'Escape':
      case 'm':
        this.now = undefined
        break
      case 'Tab':
        this.now = undefined
        return
      default:
        return
    }
    event.preventDefault()
    event.stopPropagation()
  }
}

function stepped(places: readonly { readonly key: string }[], from: string, by: 1 | -1): string {
  const at = places.findIndex(({ key }) => key === from)
  return places[Math.min(places.length - 1, Math.max(0, at + by))]?.key ?? from
}
