/** JSON values and their canonical text: keys sorted, no spaces, `undefined` left out. Signed texts and hashes rest on it. */

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }
export type JsonObject = { readonly [key: string]: Json | undefined }

export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(finite(value))
  // A flat list is written the same by the engine itself, and much sooner.
  if (isArray(value))
    return value.every(isFlat) ? JSON.stringify(value) : `[${value.map(canonicalJson).join(',')}]`
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

function isFlat(value: Json): boolean {
  return value === null || typeof value !== 'object'
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
