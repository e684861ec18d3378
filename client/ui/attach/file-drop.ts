// Files dropped on an element; a short cut to what a button with a file chooser does too.
import type { Attachment } from 'svelte/attachments'

type Options = {
  readonly onfiles: (files: readonly File[]) => void
  /** Files hang over the element, or no longer. */
  readonly onover?: (over: boolean) => void
}

export function fileDrop({ onfiles, onover }: Options): Attachment<HTMLElement> {
  return (node) => {
    let depth = 0
    const leaveAll = () => {
      depth = 0
      onover?.(false)
    }

    const enter = (event: DragEvent) => {
      if (hasFiles(event) && ++depth === 1) onover?.(true)
    }
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
    }
    const leave = (event: DragEvent) => {
      if (hasFiles(event) && --depth <= 0) leaveAll()
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      leaveAll()
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) onfiles(files)
    }

    node.addEventListener('dragenter', enter)
    node.addEventListener('dragover', over)
    node.addEventListener('dragleave', leave)
    node.addEventListener('drop', drop)
    return () => {
      node.removeEventListener('dragenter', enter)
      node.removeEventListener('dragover', over)
      node.removeEventListener('dragleave', leave)
      node.removeEventListener('drop', drop)
    }
  }
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}
