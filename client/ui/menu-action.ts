// An action is data: the same list can feed buttons, menus, a palette and keys.
import type { Icon } from './icon.ts'

export type MenuAction = {
  readonly id: string
  readonly label: string
  readonly run: () => void
  readonly icon?: Icon | undefined
  /** The key that does the same. */
  readonly keys?: string | undefined
  /** What destroys is set apart and in its colour. */
  readonly danger?: boolean | undefined
  /** Why it cannot be done now; shown beneath, and it does nothing. */
  readonly unavailable?: string | undefined
  /** Makes it one that is on or off. */
  readonly checked?: boolean | undefined
}

export type MenuGroup = {
  readonly label?: string | undefined
  readonly actions: readonly MenuAction[]
}
