// Builds the client if needed and weighs, gzipped, the JavaScript that has to be there before a screen is: for the first
// screen of all (Welcome, or a plan as last known), and for a plan's Now with live figures that can be edited. What a screen
// loads later (another screen, import, export, charts, details, the palette) is not in it. Fails above the budgets.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { ensureClientBuilt } from '../server/build-if-needed.ts'

interface Screen {
  readonly name: string
  /** kB, gzip. The aim for each is 150; what is above it may only shrink. */
  readonly budget: number
  /** Parts that it imports by itself, by their source. */
  readonly parts: readonly string[]
}

const screens: readonly Screen[] = [
  { name: 'the first screen: Welcome, or Now as last known', budget: 76, parts: [] },
  {
    name: 'an open plan: Now, live and ready to be edited',
    budget: 243,
    parts: ['state/open-live-plan.ts', 'app/PlanFrame.svelte'],
  },
]

const Manifest = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).default([]), isEntry: z.boolean().optional() }),
)

const dist = await ensureClientBuilt({ log: (line) => console.log(line) })
const manifest = Manifest.parse(JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')))
const isWithin = screens.map(weigh)
process.exitCode = isWithin.every(Boolean) ? 0 : 1

function weigh({ name, budget, parts }: Screen): boolean {
  const missing = parts.filter((part) => manifest[part] === undefined)
  const sizes = filesBefore(parts)
    .map((file) => ({ file, kilobytes: gzipSync(readFileSync(join(dist, file))).length / 1000 }))
    .toSorted((a, b) => b.kilobytes - a.kilobytes)
  const total = sizes.reduce((sum, size) => sum + size.kilobytes, 0)
  console.log(`JavaScript before ${name}, gzip, kB`)
  for (const { file, kilobytes } of sizes) console.log(`${kilobytes.toFixed(1).padStart(8)}  ${file}`)
  console.log(`${total.toFixed(1).padStart(8)}  of ${budget}`)
  if (sizes.length === 0)
    console.log('index.html asks for no JavaScript at all: that is no build of the board.')
  if (missing.length > 0) console.log(`Not a part of the build any more: ${missing.join(', ')}.`)
  if (total > budget) console.log(`Over the budget by ${(total - budget).toFixed(1)} kB.`)
  return sizes.length > 0 && missing.length === 0 && total <= budget
}

function filesBefore(parts: readonly string[]): readonly string[] {
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
  parts.forEach(visit)
  for (const file of filesNamedIn(readFileSync(join(dist, 'index.html'), 'utf8'))) files.add(file)
  return [...files].filter((file) => file.endsWith('.js') && existsSync(join(dist, file)))
}

function filesNamedIn(html: string): readonly string[] {
  return [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map(([, file]) => file ?? '')
}
