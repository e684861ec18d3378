// Postgres and Redis for the tests of a relay on several machines: installed where that needs no asking, else said.
import { hasApt, installWithApt } from './install-with-apt.ts'
import { findPostgres } from './postgres-server.ts'
import { findRedis } from './redis-server.ts'

/** One line for the person where tests will be skipped for want of them. */
export function provideServers(): string | undefined {
  const lacking = lacks()
  if (lacking.length > 0) installWithApt(lacking)
  const still = lacks()
  if (still.length === 0) return undefined
  const how = hasApt ? `: sudo apt-get update && sudo apt-get install -y ${still.join(' ')}` : ''
  return `Tests of several relays over one store are skipped; they need ${still.join(' and ')}${how}`
}

function lacks(): string[] {
  return [...(findPostgres() ? [] : ['postgresql']), ...(findRedis() ? [] : ['redis-server'])]
}
