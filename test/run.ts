// `npm test`: every check in turn, those that are one command each side by side. A failure does not stop the others; the last
// line is the sum.
// `npm test -- lint unit` runs only the steps named.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { provideChromium } from './helpers/provide-chromium.ts'
import { provideServers } from './helpers/provide-servers.ts'
import { readVitestCounts, type Counts } from './helpers/vitest-counts.ts'

type Step = { readonly name: string } & (
  | { readonly type: 'command'; readonly command: readonly string[] }
  | { readonly type: 'vitest'; readonly needsBrowser: boolean }
)
type Outcome = Counts & { readonly name: string; readonly seconds: number }

const steps: readonly Step[] = [
  { type: 'command', name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'] },
  { type: 'command', name: 'lint', command: ['oxlint', '--deny-warnings'] },
  { type: 'command', name: 'types', command: ['svelte-check', '--fail-on-warnings', '--output=human'] },
  { type: 'vitest', name: 'unit', needsBrowser: false },
  { type: 'vitest', name: 'component', needsBrowser: true },
  { type: 'command', name: 'build', command: ['node', 'test/size-budget.ts'] },
  { type: 'vitest', name: 'journey', needsBrowser: true },
]

const top = fileURLToPath(new URL('..', import.meta.url))
// A step that hangs is ended; one that is only slow, on a machine with other work, is not.
const longestStep = 20 * 60_000

process.exitCode = await runSteps(process.argv.slice(2))

async function runSteps(names: readonly string[]): Promise<number> {
  const chosen = names.length === 0 ? steps : steps.filter((step) => names.includes(step.name))
  const outcomes: Outcome[] = []
  for (let at = 0; at < chosen.length;) {
    const commands = chosen.slice(at).findIndex(({ type }) => type !== 'command')
    const together = chosen.slice(at, commands < 0 ? undefined : at + Math.max(1, commands))
    outcomes.push(...(await Promise.all(together.map(timed))))
    at += together.length
  }
  return summarize(outcomes)
}

async function timed(step: Step): Promise<Outcome> {
  const startedAt = performance.now()
  const counts = step.type === 'command' ? await runCommand(step.name, step.command) : await runTests(step)
  return { ...counts, name: step.name, seconds: (performance.now() - startedAt) / 1000 }
}

/** What it says is printed when it has ended: others may run beside it. */
async function runCommand(name: string, command: readonly string[]): Promise<Counts> {
  const said: string[] = []
  const exitCode = await run(command, said)
  console.log(`\n── ${name} ──\n${said.join('')}`)
  return exitCode === 0
    ? { passed: 1, failed: 0, failures: [] }
    : { passed: 0, failed: 1, failures: [`\`${command.join(' ')}\` ended with ${exitCode}`] }
}

async function runTests(step: Extract<Step, { readonly type: 'vitest' }>): Promise<Counts> {
  console.log(`\n── ${step.name} ──`)
  const chromium = step.needsBrowser ? provideChromium() : undefined
  if (chromium && 'toRun' in chromium) {
    console.log(`These tests need Chromium. Run:\n  ${chromium.toRun}`)
    return { passed: 0, failed: 1, failures: ['no Chromium'] }
  }
  const skipped = step.name === 'unit' ? provideServers() : undefined
  if (skipped) console.log(skipped)
  const report = join(top, '.cache', 'test', `${step.name}.json`)
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const exitCode = await run(['vitest', 'run', '--project', step.name, ...reporters])
  return readVitestCounts(report, exitCode)
}

/** Runs a command with this package's tools first in the path, and keeps what it says where it is to; null when it had to be ended. */
function run([name = '', ...args]: readonly string[], said?: string[]): Promise<number | null> {
  const path = join(top, 'node_modules/.bin') + delimiter + (process.env['PATH'] ?? '')
  const child = spawn(name, args, {
    cwd: top,
    env: { ...process.env, PATH: path },
    stdio: ['ignore', said ? 'pipe' : 'inherit', said ? 'pipe' : 'inherit'],
    timeout: longestStep,
  })
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => said?.push(chunk.toString()))
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.log(String(error))
      resolve(null)
    })
    child.on('close', resolve)
  })
}

function summarize(outcomes: readonly Outcome[]): number {
  console.log('')
  for (const { name, seconds, passed, failed } of outcomes) {
    const verdict = failed === 0 ? 'ok  ' : 'FAIL'
    const time = `${seconds.toFixed(1)} s`.padStart(8)
    console.log(`${verdict}  ${name.padEnd(10)} ${time}   ${passed} passed, ${failed} failed`)
  }
  for (const { name, failures } of outcomes) for (const one of failures) console.log(`FAIL  ${name}: ${one}`)
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0)
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0)
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed === 0 && passed > 0 ? 0 : 1
}
