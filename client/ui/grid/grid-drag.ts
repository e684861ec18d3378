// Rows dragged by their mark and heads dragged to another place, as attachments.
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import type { Attachment } from 'svelte/attachments'

type Side = 'above' | 'below'

/** Undefined: this row stays where it is. */
export function draggedRow(key: () => string | undefined): Attachment<HTMLElement> {
  return (element) =>
    draggable({
      element,
      canDrag: () => key() !== undefined,
      getInitialData: () => ({ row: key() }),
    })
}

type RowTarget = {
  readonly onover: (side: Side | undefined) => void
  readonly ondrop: (side: Side, dragged: string) => void
}

export function takesRows({ onover, ondrop }: RowTarget): Attachment<HTMLElement> {
  return (element) => {
    const sideOf = (y: number): Side => {
      const { top, height } = element.getBoundingClientRect()
      return y < top + height / 2 ? 'above' : 'below'
    }
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => typeof source.data['row'] === 'string',
      onDrag: ({ location }) => onover(sideOf(location.current.input.clientY)),
      onDragLeave: () => onover(undefined),
      onDrop: ({ location, source }) => {
        onover(undefined)
        ondrop(sideOf(location.current.input.clientY), String(source.data['row']))
      },
    })
  }
}

export function draggedHead(id: () => string): Attachment<HTMLElement> {
  return (element) => draggable({ element, getInitialData: () => ({ head: id() }) })
}

type HeadTarget = { readonly onover: (over: boolean) => void; readonly ondrop: (id: string) => void }

export function takesHeads({ onover, ondrop }: HeadTarget): Attachment<HTMLElement> {
  return (element) =>
    dropTargetForElements({
      element,
      canDrop: ({ source }) => typeof source.data['head'] === 'string',
      onDragEnter: () => onover(true),
      onDragLeave: () => onover(false),
      onDrop: ({ source }) => {
        onover(false)
        ondrop(String(source.data['head']))
      },
    })
}
