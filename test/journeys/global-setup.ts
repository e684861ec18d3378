// Journeys drive the real built client: build it once when it is missing or older than its sources.
import { ensureClientBuilt } from '../../server/build-if-needed.ts'

export default async function setup(): Promise<void> {
  await ensureClientBuilt({ log: (line) => console.log(line) })
}
