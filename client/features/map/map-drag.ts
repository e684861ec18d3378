/** Work is dragged onto a goal, or a goal onto work: either way the work then serves it. */

import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import type { Attachment } from 'svelte/attachments'

/** Ids, by kind. */
export interface Dragged {
  readonly kind: 'keyResult' | 'work'
  readonly id: string
}

/** `onover` tells whether something that fits hangs over it. */
export function mapEnd(
  own: () => Dragged,
  ondrop: (work: string, keyResult: string) => void,
  onover: (over: boolean) => void,
): Attachment<HTMLElement> {
  return (element) => {
    const stops = [
      draggable({ element, getInitialData: () => ({ ...own() }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => isOther(source.data, own()),
        onDragEnter: () => onover(true),
        onDragLeave: () => onover(false),
        onDrop: ({ source }) => {
          onover(false)
          const id = String(source.data['id'])
          if (own().kind === 'work') ondrop(own().id, id)
          else ondrop(id, own().id)
        },
      }),
    ]
    return () => stops.forEach((stop) => stop())
  }
}

function isOther(data: Record<string, unknown>, own: Dragged): boolean {
  return data['kind'] === (own.kind === 'work' ? 'keyResult' : 'work')
}
