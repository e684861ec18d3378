/** Keeping a sentence within a length by shortening the names in it, never its figures (HL). */

export const sentenceLength = 90

/**
 * The sentence made with the whole names, or with names shortened together until it fits or they are 12 characters. Dots that
 * end a name end the sentence too.
 */
export function fit(
  names: readonly string[],
  sentence: (...names: string[]) => string,
  most = sentenceLength,
): string {
  const made = (...shown: string[]): string => sentence(...shown).replaceAll('….', '…')
  const whole = made(...names)
  if (whole.length <= most) return whole
  for (let length = Math.max(0, ...names.map((name) => name.length)) - 1; length >= 12; length--) {
    const shorter = made(...names.map((name) => shorten(name, length)))
    if (shorter.length <= most) return shorter
  }
  return made(...names.map((name) => shorten(name, 12)))
}

/** At most `length` characters, cut at a word's end where one is near, with an ellipsis; never through a surrogate pair. */
export function shorten(name: string, length: number): string {
  const characters = [...name]
  if (characters.length <= length) return name
  const cut = characters.slice(0, Math.max(1, length - 1)).join('')
  const space = cut.lastIndexOf(' ')
  return `${(space > cut.length * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`
}
