/** Two letters of a name: first and last word; of one word its first two. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /^\p{Lu}/u.test(word))
  const [first = name.trim(), last] = [words[0], words.length > 1 ? words.at(-1) : undefined]
  const letters = last === undefined ? first.slice(0, 2) : first.slice(0, 1) + last.slice(0, 1)
  return letters.toUpperCase()
}
