/** The words of a language. English first; unknown languages get English. */

import { english } from './en/english.ts'
import type { Words } from './words.ts'

export type Language = 'en'

const languages: Readonly<Record<Language, Words>> = { en: english }

export function text(language: Language = 'en'): Words {
  return languages[language]
}

/** The first language of the list that there are words for: browsers hand in `navigator.languages`. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const language = tag.slice(0, 2).toLowerCase()
    if (isLanguage(language)) return language
  }
  return 'en'
}

function isLanguage(tag: string): tag is Language {
  return tag in languages
}
