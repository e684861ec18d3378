/** Cards that can be dragged and columns that take them, as attachments; what is dragged is the item's id. */

import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import type { Attachment } from 'svelte/attachments'

interface CardDrag {
  readonly itemId: () => string
  readonly onstart: () => void
  readonly onend: () => void
}

export function draggedCard({ itemId, onstart, onend }: CardDrag): Attachment<HTMLElement> {
  return (element) =>
    draggable({
      element,
      getInitialData: () => ({ card: itemId() }),
      onDragStart: onstart,
      onDrop: onend,
    })
}

interface ColumnTarget {
  readonly onover: (itemId: string) => void
  readonly ondrop: (itemId: string) => void
}

export function takesCards({ onover, ondrop }: ColumnTarget): Attachment<HTMLElement> {
  return (element) =>
    dropTargetForElements({
      element,
      canDrop: ({ source }) => typeof source.data['card'] === 'string',
      onDragEnter: ({ source }) => onover(String(source.data['card'])),
      onDrop: ({ source }) => ondrop(String(source.data['card'])),
    })
}
