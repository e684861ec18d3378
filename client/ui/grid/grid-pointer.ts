// Which cell a pointer is at, and selecting by dragging across cells.
import type { Spot } from './grid-area.ts'

export function cellAt(target: EventTarget | null): Spot | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null
  const row = cell?.closest<HTMLElement>('[data-row]')
  return cell && row ? { row: Number(row.dataset['row']), column: Number(cell.dataset['cell']) } : undefined
}

/** The row says which one it is, not each of its cells: rows change places hundreds of times a second. */
export function cellElement(grid: Element | undefined, { row, column }: Spot): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`[data-row="${row}"] [data-cell="${column}"]`) ?? null
}

/** Until the button is let go; the grid scrolls on its own when the pointer is at its edge. */
export function dragAcross(scroller: HTMLElement, onover: (spot: Spot) => void): void {
  const move = (event: PointerEvent) => {
    const box = scroller.getBoundingClientRect()
    const x = Math.min(box.right - 24, Math.max(box.left + 2, event.clientX))
    const y = Math.min(box.bottom - 24, Math.max(box.top + 2, event.clientY))
    const spot = cellAt(document.elementFromPoint(x, y))
    if (!spot || spot.row < 0) return
    const below = event.clientY > box.bottom - 24 ? 1 : event.clientY < box.top + 40 ? -1 : 0
    onover({ row: Math.max(0, spot.row + below), column: spot.column })
  }
  const end = () => {
    document.removeEventListener('pointermove', move)
    document.removeEventListener('pointerup', end)
    document.removeEventListener('pointercancel', end)
  }
  document.addEventListener('pointermove', move)
  document.addEventListener('pointerup', end)
  document.addEventListener('pointercancel', end)
}
