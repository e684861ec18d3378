// Numbers as they are typed in a locale: 1.234,5 and 1,234.5. Undefined when it is no number.

export function readNumber(text: string, locale: string): number | undefined {
  const { group, decimal } = signs(locale)
  const bare = text.replace(/[\s'’\u00a0\u202f]/g, '').replaceAll('−', '-')
  const plain = bare.replaceAll(group, '').replace(decimal, '.')
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined
}

export function numberToText(value: number, locale: string, digits = 6): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)
}

function signs(locale: string): { readonly group: string; readonly decimal: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.5)
  const find = (wanted: string) => parts.find(({ type }) => type === wanted)?.value
  return { group: find('group') ?? ',', decimal: find('decimal') ?? '.' }
}
