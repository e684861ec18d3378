/** JSON values and their canonical text: keys sorted, no spaces, `undefined` left out. Signed texts and hashes rest on it. */

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }
export type JsonObject = { readonly [key: string]: Json | undefined }

export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(finite(value))
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const parts: string[] = []
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(member)}`)
  }
  return `{${parts.join(',')}}`
}

function finite(value: null | boolean | number | string): null | boolean | number | string {
  return typeof value === 'number' && !Number.isFinite(value) ? null : value
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
