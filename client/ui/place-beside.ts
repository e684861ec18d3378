// Where a floating element stands beside its anchor: the wished side when it fits, else the other one, always
// inside the window. Pure arithmetic in `placeRect`; `placeBeside` applies it to elements in the top layer.

export type Side = 'top' | 'bottom'
export type Align = 'start' | 'middle' | 'end'
export type Placing = {
  readonly side?: Side
  readonly align?: Align
  /** Pixels between anchor and element. */
  readonly gap?: number
  /** As wide as its anchor at least. */
  readonly matchWidth?: boolean
}

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
type Size = { readonly width: number; readonly height: number }
export type Placed = {
  readonly x: number
  readonly y: number
  readonly side: Side
  readonly maxHeight: number
}

const edge = 8

export function placeRect(anchor: Rect, float: Size, view: Size, placing: Placing = {}): Placed {
  const { side = 'bottom', align = 'start', gap = 4 } = placing
  const above = anchor.y - gap - edge
  const below = view.height - anchor.y - anchor.height - gap - edge
  const wished = side === 'top' ? above : below
  const other = side === 'top' ? below : above
  const turned = float.height > wished && other > wished
  const chosen = turned ? (side === 'top' ? 'bottom' : 'top') : side
  const maxHeight = Math.max(0, chosen === 'top' ? above : below)
  const height = Math.min(float.height, maxHeight)
  const free = anchor.width - float.width
  const shift = align === 'start' ? 0 : align === 'end' ? free : free / 2
  const right = Math.max(edge, view.width - float.width - edge)
  return {
    x: Math.round(Math.min(right, Math.max(edge, anchor.x + shift))),
    y: Math.round(chosen === 'top' ? anchor.y - gap - height : anchor.y + anchor.height + gap),
    side: chosen,
    maxHeight: Math.floor(maxHeight),
  }
}

/** Positions `float` (fixed, in the top layer) once; call again after scrolling or growing. */
export function placeBeside(anchor: Element, float: HTMLElement, placing: Placing = {}): void {
  const view = document.documentElement
  const at = anchor.getBoundingClientRect()
  // Where its surroundings are zoomed (a session on a wall) its own lengths are, and those of the window are not.
  const zoom = float.currentCSSZoom || 1
  const own = (length: number): string => `${length / zoom}px`
  if (placing.matchWidth) float.style.minWidth = own(at.width)
  float.style.maxHeight = 'none'
  const size = float.getBoundingClientRect()
  const placed = placeRect(at, size, { width: view.clientWidth, height: view.clientHeight }, placing)
  float.style.left = own(placed.x)
  float.style.top = own(placed.y)
  float.style.maxHeight = own(placed.maxHeight)
}
