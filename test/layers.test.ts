// Holds the whole tree to architecture.md's import rules and style.md's names and lengths.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { complaintsAbout } from './helpers/layers.ts'

const top = fileURLToPath(new URL('..', import.meta.url))

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(top, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|svelte)$/.test(entry.name))
    .map((entry) => relative(top, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

describe('the tree keeps its layers', () => {
  test.for(['shared', 'server', 'client', 'test'])('%s', (folder) => {
    const files = filesIn(folder)
    expect(files).not.toHaveLength(0)
    expect(files.flatMap((path) => complaintsAbout(path, readFileSync(join(top, path), 'utf8')))).toEqual([])
  })
})

describe('the rules can fail', () => {
  test.for([
    ['shared/base/day.ts', `import type { Plan } from '../plan/plan.ts'`, 'shared/base may know only itself'],
    ['shared/plan/item.ts', `import { x } from '../engine/schedule.ts'`, 'belongs in shared/engine'],
    ['shared/engine/a.ts', `export * from '../commands/b.ts'`, 'belongs in shared/commands'],
    ['shared/engine/a.ts', `const a = Date.now()`, 'take now, ids and random numbers as arguments'],
    ['shared/engine/a.ts', `import * as Y from 'yjs'`, 'belongs in shared/doc or client/state or server'],
    ['shared/commands/a.ts', `import { x } from '../doc/read.ts'`, 'meet only in client/state/do-command'],
    ['shared/doc/a.ts', `import { x } from '../engine/schedule.ts'`, 'belongs in client/state or server/cli'],
    ['shared/exchange/a.ts', `import { x } from '../doc/read.ts'`, 'no words, no documents'],
    ['shared/wire/a.ts', `import { x } from '../plan/plan.ts'`, 'never a plan'],
    ['shared/text/a.ts', `import { readFile } from 'node:fs/promises'`, 'belongs in server'],
    ['shared/text/a.ts', `import { a } from '../../client/text/a.ts'`, 'shared/text may know only'],
    ['shared/exchange/a.ts', `document.createElement('a')`, 'belongs in client/state or client/ui'],
    ['shared/doc/a.ts', `import { tick } from 'svelte'`, 'belongs in client/ui'],
    ['shared/loose.ts', `import './base/day.ts'`, 'no layer holds this file'],
    ['client/text/a.ts', `import { a } from '../ui/a.ts'`, 'take what they say as arguments'],
    ['client/ui/a.ts', `import { a } from '../../shared/plan/item.ts'`, 'belongs in client/parts'],
    [
      'client/state/a.ts',
      `import { a } from '../ui/a.ts'`,
      'belongs in client/features, client/parts or client/ui',
    ],
    ['client/parts/item/a.ts', `import { a } from '../../features/now/a.ts'`, 'belongs in client/app'],
    ['client/features/now/a.ts', `await import('../board/a.ts')`, 'What two screens need'],
    ['client/features/now/a.ts', `import { x } from '../../../shared/doc/read.ts'`, 'behind client/state'],
    ['client/features/now/a.ts', `import Dexie from 'dexie'`, 'belongs in client/state'],
    ['client/features/now/A.svelte', `<script lang="ts">import B from '../../app/B.svelte'</script>`, 'app'],
    [
      'client/app/a.ts',
      `new Worker(new URL('../../server/a.ts', import.meta.url))`,
      'never knows the server',
    ],
    ['server/room.ts', `import { x } from '../shared/plan/plan.ts'`, 'belongs in server/cli'],
    ['server/room.ts', `const doc = new Y.Doc()`, 'update functions only'],
    ['server/cli/a.ts', `import { x } from '../../client/state/a.ts'`, 'never knows the client'],
    ['shared/base/utils.ts', ``, 'named for its one idea'],
    ['client/ui/index.ts', ``, 'named for its one idea'],
    ['shared/base/keepSame.ts', ``, 'kebab-case.ts'],
    ['client/ui/text-field.svelte', ``, 'PascalCase.svelte'],
    ['test/shared/a.test.ts', 'x\n'.repeat(301), 'has 301 lines'],
  ])('%s: %s', ([path, source, advice]) => {
    expect(complaintsAbout(path ?? '', source ?? '')).toEqual([expect.stringContaining(advice ?? '')])
  })
})

describe('the rules let pass what architecture.md allows', () => {
  test.for([
    [
      'shared/engine/gaps/late.ts',
      `import { a } from '../schedule.ts'; import { b } from '../../plan/item.ts'`,
    ],
    ['shared/doc/read.ts', `import * as Y from 'yjs'; import { z } from 'zod'`],
    ['shared/doc/read.ts', `// window.x and Date.now() in a comment`],
    ['client/state/do-command.ts', `import { a } from '../../shared/doc/apply.ts'`],
    [
      'client/features/now/Now.svelte',
      `<script>import A from './A.svelte'; import b from '../../ui/b.ts'</script>`,
    ],
    ['client/features/now/a.ts', `import { a } from '../../parts/item/a.ts'`],
    ['client/app/App.svelte', `<script>import Now from '../features/now/Now.svelte'</script>`],
    ['server/cli/figures.ts', `import { a } from '../../shared/engine/figures.ts'; new Y.Doc()`],
    ['client/state/live-plan.svelte.ts', `let a = $state.raw(0)`],
    ['test/shared/a.test.ts', `import { a } from '../../client/app/a.ts'`],
    ['test/client/ui/TextField.svelte.test.ts', ``],
  ])('%s: %s', ([path, source]) => {
    expect(complaintsAbout(path ?? '', source ?? '')).toEqual([])
  })
})
