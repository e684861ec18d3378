// The headless door: `npm run -s cli -- <command> …`. A command is one file with a summary and a run; only the one
// that is asked for is loaded.

export interface Command {
  readonly summary: string
  /** It answers `--help` itself, with more than its summary. */
  readonly helps?: boolean
  /** Returns the exit code. */
  readonly run: (args: readonly string[]) => Promise<number>
}

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: () => import('./serve.ts'),
  figures: () => import('./figures.ts'),
  forecast: () => import('./forecast.ts'),
  backup: () => import('./backup.ts'),
  verify: () => import('./verify.ts'),
  invite: () => import('./invite.ts'),
  remind: () => import('./remind.ts'),
  calendar: () => import('./calendar.ts'),
  restore: () => import('./restore.ts'),
}

// `| head` closes the pipe before everything is written: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const [name = 'help', ...args] = process.argv.slice(2)
const load = Object.hasOwn(commands, name) ? commands[name] : undefined
if (load === undefined) process.exitCode = await help(name)
else {
  const { summary, run, helps } = await load()
  if (helps === true || !args.some(asksForHelp)) process.exitCode = await run(args)
  else process.stdout.write(`npm run -s cli -- ${name}\n\n${summary}\n`)
}

function asksForHelp(word: string): boolean {
  return word === '--help' || word === '-h'
}

async function help(asked: string): Promise<number> {
  const isAsked = asked === 'help' || asksForHelp(asked)
  const lines = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => `  ${name.padEnd(10)} ${(await load()).summary}`),
  )
  const text = `Usage: npm run -s cli -- <command> [options]\n\n${lines.join('\n')}\n`
  if (isAsked) process.stdout.write(text)
  else process.stderr.write(`There is no command "${asked}".\n\n${text}`)
  return isAsked ? 0 : 2
}
