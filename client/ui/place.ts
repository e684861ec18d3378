// A place in the rail or a tab: where it leads and how much waits there.
import type { Icon } from './icon.ts'

export type Place = {
  readonly id: string
  readonly label: string
  readonly icon: Icon
  readonly href: string
  readonly count?: number | undefined
  /** What the count means, for screen readers: *3 asked of you*. */
  readonly countLabel?: string | undefined
}
