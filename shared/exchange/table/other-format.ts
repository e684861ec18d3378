/** Text that is something else than a table, told by how it begins: saying so helps more than a preview of nonsense. */

export type OtherFormat = 'html' | 'json' | 'mspdi' | 'xml' | 'xer'

const beginnings: readonly (readonly [OtherFormat, RegExp])[] = [
  ['html', /^<(!doctype html|html|head|body|table)\b/i],
  ['mspdi', /^<\?xml[\s\S]{0,400}schemas\.microsoft\.com\/project/i],
  ['xml', /^<(\?xml|[a-z]+[\s>])/i],
  ['json', /^(\{\s*("|\}\s*$)|\[\s*([{["\d]|\]\s*$))/],
  ['xer', /^ERMHDR\t/],
]

export function otherFormatOf(text: string): OtherFormat | undefined {
  const start = text
    .slice(0, 2000)
    .replace(/^\uFEFF/, '')
    .trimStart()
  return beginnings.find(([, pattern]) => pattern.test(start))?.[0]
}
