/** Keys for rows and cells of the Table, as data: which key does what, in `?` and in the grid alike. */

export type TableDeed =
  | 'fill down'
  | 'duplicate'
  | 'insert'
  | 'indent'
  | 'outdent'
  | 'up'
  | 'down'
  | 'delete rows'
  | 'clear'
  | 'fold'
  | 'unfold'
  | 'select'
  | 'next'
  | 'previous'
  | 'edit title'
  | 'owner'
  | 'check in'
  | 'hold'

export interface KeyPlace {
  /** On a row's mark or a head letters are commands; in a cell they are what is written. */
  readonly isMark: boolean
  /** Rows are selected as rows. */
  readonly hasRows: boolean
  readonly fold: 'folded' | 'unfolded' | undefined
}

type Press = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const letters: ReadonlyMap<string, TableDeed> = new Map([
  ['j', 'next'],
  ['k', 'previous'],
  ['e', 'edit title'],
  ['o', 'owner'],
  ['c', 'check in'],
  ['m', 'hold'],
])

const moves: ReadonlyMap<string, TableDeed> = new Map([
  ['ArrowRight', 'indent'],
  ['ArrowLeft', 'outdent'],
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
])

export function deedOf(press: Press, place: KeyPlace): TableDeed | undefined {
  const { key, altKey, shiftKey } = press
  const control = press.ctrlKey || press.metaKey
  if (altKey && shiftKey && !control) return moves.get(key)
  if (altKey && !control) {
    if (key === 'ArrowRight') return 'unfold'
    return key === 'ArrowLeft' ? 'fold' : undefined
  }
  if (control) {
    if (key.toLowerCase() === 'd') return shiftKey ? 'duplicate' : 'fill down'
    if (key === 'Enter') return 'insert'
    return key === '-' ? 'delete rows' : undefined
  }
  if (key === 'Insert') return 'insert'
  if (key === 'Delete' || key === 'Backspace') return place.isMark || place.hasRows ? 'delete rows' : 'clear'
  if (!place.isMark) return undefined
  if (key === ' ' && !shiftKey) return 'select'
  if (key === 'ArrowRight' && place.fold === 'folded') return 'unfold'
  if (key === 'ArrowLeft' && place.fold === 'unfolded') return 'fold'
  return letters.get(key)
}
