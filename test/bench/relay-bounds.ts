// One server's case within bounds: a server that does not keep up, or breaks, is a row of the table and not the end of the run.

import type { UnderTest } from './relay-servers.ts'
import type { BenchRow } from './row.ts'

/** In s. The longest case takes some 20 s on a machine that keeps up. */
const longest = 90

export type Bounded<T> = { readonly measured: T } | { readonly failure: BenchRow }

/** The server is ended afterwards, whatever happens. */
export async function measureWithin<T>(
  what: string,
  start: () => Promise<UnderTest>,
  measure: (server: UnderTest) => Promise<T>,
): Promise<Bounded<T>> {
  const server = await start()
  const startedAt = performance.now()
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error('it took too long')), longest * 1_000)
  try {
    return { measured: await Promise.race([measure(server), late.promise]) }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const value = (performance.now() - startedAt) / 1_000
    return { failure: { what: `${what}: did not finish (${why}); ended after`, value, unit: 's' } }
  } finally {
    clearTimeout(timer)
    await server.stop()
  }
}
