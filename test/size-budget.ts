// Builds the client if needed and weighs, gzipped, the JavaScript that index.html asks for before the first screen:
// its scripts, their static imports, and what it preloads. Prints a table; fails above the budget.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { ensureClientBuilt } from '../server/build-if-needed.ts'

const budgetInKilobytes = 150

const Manifest = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).default([]), isEntry: z.boolean().optional() }),
)

const dist = await ensureClientBuilt({ log: (line) => console.log(line) })
const sizes = filesBeforeFirstScreen(dist)
  .map((file) => ({ file, kilobytes: gzipSync(readFileSync(join(dist, file))).length / 1000 }))
  .toSorted((a, b) => b.kilobytes - a.kilobytes)
const total = sizes.reduce((sum, size) => sum + size.kilobytes, 0)

console.log(`JavaScript before the first screen, gzip, kB`)
for (const { file, kilobytes } of sizes) console.log(`${kilobytes.toFixed(1).padStart(8)}  ${file}`)
console.log(`${total.toFixed(1).padStart(8)}  of ${budgetInKilobytes}`)
if (sizes.length === 0)
  console.log('index.html asks for no JavaScript at all: that is no build of the board.')
if (total > budgetInKilobytes) console.log(`Over the budget by ${(total - budgetInKilobytes).toFixed(1)} kB.`)
process.exitCode = sizes.length === 0 || total > budgetInKilobytes ? 1 : 0

function filesBeforeFirstScreen(folder: string): readonly string[] {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')))
  const files = new Set<string>()
  const visited = new Set<string>()
  const visit = (key: string): void => {
    const chunk = manifest[key]
    if (!chunk || visited.has(key)) return
    visited.add(key)
    files.add(chunk.file)
    chunk.imports.forEach(visit)
  }
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) visit(key)
  for (const file of filesNamedIn(readFileSync(join(folder, 'index.html'), 'utf8'))) files.add(file)
  return [...files].filter((file) => file.endsWith('.js') && existsSync(join(folder, file)))
}

function filesNamedIn(html: string): readonly string[] {
  return [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map(([, file]) => file ?? '')
}
