// What scrolls sideways and goes on beyond its right edge says so (`data-more`): it fades out there.
import type { Attachment } from 'svelte/attachments'

export const scrollsOn: Attachment<HTMLElement> = (node) => {
  const look = () => {
    const isMore = node.scrollWidth - node.clientWidth - node.scrollLeft > 1
    if (isMore) node.dataset['more'] = ''
    else delete node.dataset['more']
  }
  const observer = new ResizeObserver(look)
  observer.observe(node)
  if (node.firstElementChild) observer.observe(node.firstElementChild)
  node.addEventListener('scroll', look, { passive: true })
  return () => {
    observer.disconnect()
    node.removeEventListener('scroll', look)
  }
}
