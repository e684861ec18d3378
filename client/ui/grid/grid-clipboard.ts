// Copy, cut and paste of cells. The browser tells the document, not the cell, so it is asked whether the grid is meant.
import type { Attachment } from 'svelte/attachments'
import { readTabbed, writeHtmlTable, writeTabbed } from './clipboard-table.ts'

export type ClipboardGiven = {
  readonly copied: () => readonly (readonly string[])[]
  readonly oncut: () => void
  readonly onpaste: (cells: readonly (readonly string[])[]) => void
}

type Place = ClipboardGiven & { readonly isHere: () => boolean; readonly scroller: HTMLElement | undefined }

export function clipboardOf(place: () => Place): Attachment<Document> {
  return (document) => {
    const isMeant = () => {
      const { isHere, scroller } = place()
      return isHere() && scroller?.contains(document.activeElement)
    }
    const copy = (event: ClipboardEvent) => {
      if (!isMeant()) return
      const rows = place().copied()
      event.clipboardData?.setData('text/plain', writeTabbed(rows))
      event.clipboardData?.setData('text/html', writeHtmlTable(rows))
      event.preventDefault()
      if (event.type === 'cut') place().oncut()
    }
    const paste = (event: ClipboardEvent) => {
      if (!isMeant()) return
      const text = event.clipboardData?.getData('text/plain') ?? ''
      event.preventDefault()
      if (text !== '') place().onpaste(readTabbed(text))
    }
    document.addEventListener('copy', copy)
    document.addEventListener('cut', copy)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('copy', copy)
      document.removeEventListener('cut', copy)
      document.removeEventListener('paste', paste)
    }
  }
}
