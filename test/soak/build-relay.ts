// The relay as a few files in place of a hundred and fifty: it starts in a third of the time, which is what a death costs. The code
// is the same; `npm test` kills it as it stands.
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const top = fileURLToPath(new URL('../..', import.meta.url))
const outDir = `${top}.cache/soak-relay`

/** Answers the program. */
export async function buildRelay(): Promise<string> {
  await build({
    root: top,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: {
          main: `${top}server/main.ts`,
          'sqlite-worker': `${top}server/storage/sqlite-worker.ts`,
          'merge-worker': `${top}server/merge-worker.ts`,
        },
        // Threads are looked for beside the program, by the names that they have in the tree.
        output: { entryFileNames: ({ name }) => (name === 'main' ? 'main.js' : `${name}.ts`) },
      },
    },
  })
  return `${outDir}/main.js`
}
