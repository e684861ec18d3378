/** Hands a file to the person: by the browser's downloads, or the device's share sheet where it takes files. */

export function download(file: File): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  document.body.append(link)
  link.click()
  link.remove()
  // Some browsers begin to read only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

export function canShare(type: string): boolean {
  const probe = new File([''], 'plan.txt', { type })
  return typeof navigator.canShare === 'function' && navigator.canShare({ files: [probe] })
}

/** False when the person closed the share sheet. */
export async function share(file: File): Promise<boolean> {
  try {
    await navigator.share({ files: [file], title: file.name })
    return true
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return false
    throw error
  }
}

/** `Open the Nordic market` → `open-the-nordic-market-2026-11-23.csv` */
export function fileName(planName: string, day: string, ending: string, otherwise: string): string {
  const plain = planName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return `${plain || otherwise}-${day}.${ending}`
}
