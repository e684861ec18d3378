// Who may know whom (architecture.md), as data. layers.ts judges files by it; layers.test.ts holds the tree to it.

/** A folder and what files in it may import besides their own folder. The longest matching `at` counts. */
export type Layer = {
  readonly at: string
  /** Each folder directly inside is a layer of its own: features never import each other. */
  readonly eachFolder?: true
  readonly mayKnow: readonly string[]
  readonly advice: string
}

/** Everything of the plan but its documents: those are behind client/state. */
const knownToScreens: readonly string[] = [
  'client/state',
  'client/ui',
  'client/text',
  'shared/base',
  'shared/plan',
  'shared/engine',
  'shared/text',
  'shared/commands',
  'shared/exchange',
  'shared/wire',
]

export const layers: readonly Layer[] = [
  {
    at: 'shared/base',
    mayKnow: [],
    advice: 'What names a planner’s word belongs in shared/plan.',
  },
  {
    at: 'shared/plan',
    mayKnow: ['shared/base'],
    advice: 'The model answers no questions: a question belongs in shared/engine.',
  },
  {
    at: 'shared/engine',
    mayKnow: ['shared/base', 'shared/plan'],
    advice: 'The engine knows the plan and nothing else: what changes a plan belongs in shared/commands.',
  },
  {
    at: 'shared/text',
    mayKnow: ['shared/base', 'shared/plan', 'shared/engine'],
    advice: 'Sentences are about figures: hand them what they say as arguments.',
  },
  {
    at: 'shared/commands',
    mayKnow: ['shared/base', 'shared/plan', 'shared/engine'],
    advice: 'Commands and documents meet only in client/state/do-command and server/cli.',
  },
  {
    at: 'shared/doc',
    mayKnow: ['shared/base', 'shared/plan'],
    advice:
      'Documents know the plan’s shapes only: what needs figures belongs in client/state or server/cli.',
  },
  {
    at: 'shared/exchange',
    mayKnow: ['shared/base', 'shared/plan', 'shared/engine'],
    advice:
      'Files become plans through the neutral table, and figures become columns of an export; no words, no documents.',
  },
  {
    at: 'shared/wire',
    mayKnow: ['shared/base'],
    advice: 'The wire carries bytes and rooms, never a plan.',
  },
  {
    at: 'shared/sample',
    mayKnow: ['shared'],
    advice: 'The sample plan is made of what every plan is made of.',
  },
  {
    at: 'client/text',
    mayKnow: ['shared'],
    advice: 'Words take what they say as arguments.',
  },
  {
    at: 'client/ui',
    mayKnow: ['client/text', 'shared/base'],
    advice: 'A part with a planner’s word in it belongs in client/parts; else take the value as a prop.',
  },
  {
    at: 'client/state',
    mayKnow: ['client/text', 'shared'],
    advice: 'What draws belongs in client/features, client/parts or client/ui.',
  },
  {
    at: 'client/parts',
    mayKnow: knownToScreens,
    advice: 'What joins screens belongs in client/app; documents stay behind client/state.',
  },
  {
    at: 'client/features',
    eachFolder: true,
    mayKnow: ['client/parts', ...knownToScreens],
    advice:
      'What two screens need belongs in client/parts (client/ui without a planner’s word) or client/state; what joins them in client/app; documents stay behind client/state.',
  },
  {
    at: 'client/app',
    mayKnow: ['client', 'shared'],
    advice: 'The client never knows the server: what both need belongs in shared.',
  },
  {
    at: 'client',
    mayKnow: ['client', 'shared'],
    advice: 'The client never knows the server: what both need belongs in shared.',
  },
  {
    at: 'server/cli',
    mayKnow: ['server', 'shared', 'package.json'],
    advice: 'The headless door never knows the client: what both need belongs in shared.',
  },
  {
    at: 'server',
    mayKnow: ['server', 'shared/base', 'shared/wire', 'package.json'],
    advice: 'The relay never reads a plan: what does belongs in server/cli.',
  },
]

/** Packages that only some layers may import; `node:` stands for all that Node builds in. Others are free. */
export const packageHomes: ReadonlyMap<string, readonly string[]> = new Map([
  ['node:', ['server']],
  ['ws', ['server']],
  ['nodemailer', ['server/cli']],
  ['openid-client', ['server/access']],
  ['vite', ['server/dev.ts']],
  ['yjs', ['shared/doc', 'client/state', 'server']],
  ['lib0', ['shared/doc', 'shared/wire', 'client/state', 'server']],
  ['y-protocols', ['client/state', 'server']],
  ['y-websocket', ['client/state', 'server/cli']],
  ['dexie', ['client/state']],
  [
    'svelte',
    ['client/ui', 'client/state', 'client/parts', 'client/features', 'client/app', 'client/main.ts'],
  ],
  ['@lucide/svelte', ['client/ui', 'client/parts', 'client/features', 'client/app']],
  ['chart.js', ['client/ui', 'client/parts', 'client/features']],
])

/** Names that say nothing about what is inside. */
export const emptyNames: readonly string[] = [
  'index',
  'utils',
  'util',
  'helpers',
  'helper',
  'types',
  'common',
  'misc',
]

export const mostLines = 300

/** Things a layer may not do, seen in its text. */
export const deeds: readonly {
  readonly at: readonly string[]
  /** Where the deed is at home. */
  readonly except?: readonly string[]
  readonly pattern: RegExp
  readonly advice: string
}[] = [
  {
    at: ['shared/base', 'shared/plan', 'shared/engine', 'shared/commands', 'shared/text', 'shared/exchange'],
    except: ['shared/base/id.ts'],
    pattern:
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bcrypto\.(?:random|getRandom)/,
    advice: 'asks the clock or chance: take now, ids and random numbers as arguments.',
  },
  {
    at: ['shared'],
    pattern:
      /\b(?:window|localStorage|sessionStorage|navigator)\.|\bdocument\.(?:body|create|query|add|getElement)/,
    advice: 'touches the browser: that belongs in client/state or client/ui.',
  },
  {
    at: ['server'],
    except: ['server/cli'],
    pattern: /\bnew (?:Y\.)?Doc\(/,
    advice: 'makes a Y.Doc: the relay works with update functions only; server/cli may.',
  },
]
