/** How a Timeline was left: kept on the device, by plan. */

export interface TimelineLook {
  /** Pixels a day has; absent: as close as shows the whole plan. */
  readonly dayWidth?: number
  /** Pixels the titles have. */
  readonly titles: number
  /** Groups whose rows are folded away. */
  readonly folded: readonly string[]
}
