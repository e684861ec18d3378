/** What a relay sends deflated (raw), where the browser can take it. */

/** False in a browser of before 2023. */
export const canInflate = ((): boolean => {
  try {
    return new DecompressionStream('deflate-raw') instanceof DecompressionStream
  } catch {
    return false
  }
})()

export async function inflate(deflated: Uint8Array): Promise<Uint8Array> {
  const bytes = new Blob([new Uint8Array(deflated)]).stream()
  return new Uint8Array(
    await new Response(bytes.pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer(),
  )
}
