// Which options fit what was typed: every typed word begins a word or stands inside; best fits first,
// else the order given. Case and accents do not matter.

export type Option = {
  readonly value: string
  readonly label: string
  /** Quiet words at the right. */
  readonly note?: string | undefined
  readonly group?: string | undefined
  /** Other words it is found by. */
  readonly aliases?: readonly string[] | undefined
}

export function matchOptions<T extends Option>(options: readonly T[], query: string): readonly T[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return options
  const found: { option: T; rank: number; at: number }[] = []
  for (const [at, option] of options.entries()) {
    const rank = rankOf(option, words)
    if (rank < none) found.push({ option, rank, at })
  }
  return found.toSorted((a, b) => a.rank - b.rank || a.at - b.at).map(({ option }) => option)
}

/** Lower case without accents: *Ö* is found by *o*. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

const none = 9

/* 0: the label begins so; 1: a word of it begins so; 2: inside the label; 3: an alias or note. */
function rankOf(option: Option, words: readonly string[]): number {
  const label = fold(option.label)
  let worst = 0
  for (const word of words) {
    const at = label.indexOf(word)
    const rank =
      at === 0 ? 0 : at > 0 ? (beginsWord(label, word) ? 1 : 2) : otherwise(option).includes(word) ? 3 : none
    worst = Math.max(worst, rank)
  }
  return worst
}

function beginsWord(label: string, word: string): boolean {
  return label.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word))
}

function otherwise(option: Option): string {
  return fold([option.note ?? '', ...(option.aliases ?? [])].join('\n'))
}
