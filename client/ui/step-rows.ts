// j k and the arrows through the rows of a screen, whatever its lists are: each row has one place where the focus stands.

const rows = 'main [data-stop], main .virtual-list > [data-row][tabindex="0"]'

/** Moves the focus to the next or the previous row; with none in a row yet, to the first. False where there are none. */
export function stepRows(by: 1 | -1): boolean {
  const stops = [...document.querySelectorAll<HTMLElement>(rows)].flatMap((row) => {
    const stop = row.matches('[data-row]')
      ? row
      : row.querySelector<HTMLElement>('.open, h3 button, button, a')
    return stop?.checkVisibility() ? [{ row, stop }] : []
  })
  if (stops.length === 0) return false
  const at = stops.findIndex(({ row }) => row.contains(document.activeElement))
  const to = at < 0 ? 0 : Math.min(stops.length - 1, Math.max(0, at + by))
  const stop = stops[to]?.stop
  stop?.focus({ preventScroll: true })
  stop?.scrollIntoView({ block: 'nearest' })
  return true
}

export const standsInRow = (): boolean => Boolean(document.activeElement?.closest('[data-stop]'))

/** The id of what the row with the focus is about. */
export function aboutFocus(): string | undefined {
  const active = document.activeElement
  const named =
    active?.closest('[data-about]') ??
    (active?.matches('[data-row]') ? active.querySelector('[data-about]') : null)
  return named instanceof HTMLElement ? named.dataset['about'] : undefined
}
