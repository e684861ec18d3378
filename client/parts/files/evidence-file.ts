/** Small files kept in the plan as evidence: as text beside links, read back only when somebody saves them. */

/** With base64 about a third more; twice in the plan (the field and the record of its change). */
export const mostFileBytes = 64_000

const kept = /^data:([\w.+-]+\/[\w.+-]+)?;base64,/

export function keptFile(value: string): boolean {
  return kept.test(value)
}

/** A member's name has no dot, to be told apart from a path. */
export function nameInPlan(name: string): string {
  return name.replaceAll('.', '·')
}

export function shownName(name: string): string {
  return name.replace(/^link /, '').replaceAll('·', '.')
}

/** Nothing else is opened as a link: an address may run code. */
export function isLink(value: string): boolean {
  return /^https?:\/\/\S+$/i.test(value)
}

export async function evidenceText(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream'
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return `data:${type};base64,${btoa(binary)}`
}

/** To be saved, never opened in place: its type is only what somebody said. */
export function evidenceFile(name: string, value: string): File {
  const text = atob(value.replace(kept, ''))
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
  return new File([bytes], name, { type: 'application/octet-stream' })
}

export function sizeOf(bytes: number): string {
  return bytes < 1000
    ? `${bytes} B`
    : bytes < 1e6
      ? `${Math.round(bytes / 1000)} kB`
      : `${(bytes / 1e6).toFixed(1)} MB`
}
