/** What was found where something else belonged, as text of at most 80 characters, for a fault. Never throws. */

const longest = 80

export function cutFound(value: unknown): string {
  const text = typeof value === 'string' ? value : describe(value)
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

function describe(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return Object.prototype.toString.call(value)
  }
}
