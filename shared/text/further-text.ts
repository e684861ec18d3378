/** The words of a language that Now does without: loaded with the screens and panels that say them. */

import { furtherEnglish } from './en/further-english.ts'
import type { Language } from './text.ts'
import type { FurtherWords } from './words.ts'

const languages: Readonly<Record<Language, FurtherWords>> = { en: furtherEnglish }

export function furtherText(language: Language = 'en'): FurtherWords {
  return languages[language]
}
