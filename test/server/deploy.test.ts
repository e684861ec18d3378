// The systemd units and the container's files, as far as they can be tried where no engine runs: each line of the Dockerfile that
// a relay depends on is done by hand, in a folder that has only what the image would have.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, statSync } from 'node:fs'
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadConfigFromFile } from 'vite'
import { z } from 'zod'
import { must } from '../../shared/base/assert.ts'
import { readConfig } from '../../server/config.ts'

const top = fileURLToPath(new URL('../..', import.meta.url))
const deploy = (name: string): Promise<string> => readFile(join(top, 'server/deploy', name), 'utf8')
const nobody = 65_534
const isRoot = process.getuid?.() === 0

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-deploy-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const analyze = '/usr/bin/systemd-analyze'
const units = ['plumbline.service', 'plumbline-remind.service', 'plumbline-remind.timer']

// Not installed here: `apt-get install systemd` brings it.
test.skipIf(!existsSync(analyze))('systemd understands every line of the units', async () => {
  for (const unit of units) {
    const here = (await deploy(unit)).replaceAll('/opt/plumbline/node_modules/.bin/node', process.execPath)
    await writeFile(join(folder, unit), here)
  }
  const { status, stderr } = spawnSync(analyze, ['verify', ...units.map((unit) => join(folder, unit))])
  expect({ status, said: String(stderr) }).toEqual({ status: 0, said: '' })
})

/** Instruction and what follows, of each stage. */
async function stages(): Promise<readonly (readonly (readonly [string, string])[])[]> {
  const lines = (await deploy('Dockerfile'))
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const all = lines.map((line) => [line.split(' ', 1)[0] ?? '', line.slice(line.indexOf(' ') + 1)] as const)
  const starts = all.flatMap(([name], at) => (name === 'FROM' ? [at] : []))
  return starts.map((start, i) => all.slice(start, starts[i + 1]))
}

const said = (stage: readonly (readonly [string, string])[], name: string): readonly string[] =>
  stage.filter(([instruction]) => instruction === name).map(([, rest]) => rest)

const words = z.array(z.string())

/** What `COPY . .` brings. */
async function copyContext(to: string): Promise<void> {
  const names = (await deploy('Dockerfile.dockerignore')).split('\n').filter(Boolean)
  const ignored = new Set(names.map((name) => join(top, name)))
  await cp(top, to, { recursive: true, filter: (path) => !ignored.has(path) && !path.startsWith(folder) })
}

describe('the container', () => {
  test('the build has all that its configuration reads', async () => {
    const [build] = await stages()
    expect(said(must(build), 'RUN')).toEqual(['npm ci', 'npm run build'])
    const context = join(folder, 'context')
    await copyContext(context)
    await symlink(join(top, 'node_modules'), join(context, 'node_modules'))
    const file = join(context, 'vite.config.ts')
    const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, file, context)
    expect(loaded?.config.build?.outDir).toMatch(/dist$/)
  })

  test('what is in the image starts as nobody in particular, is healthy, and stops in peace', async () => {
    const [, image] = await stages()
    const app = join(folder, 'plumbline')
    await mkdir(join(app, 'dist'), { recursive: true })
    await writeFile(join(app, 'dist/index.html'), '<!doctype html>')
    for (const copied of said(must(image), 'COPY').filter((one) => !one.startsWith('--from=build '))) {
      const sources = copied.split(' ').slice(0, -1)
      for (const source of sources) await cp(join(top, source), join(app, source), { recursive: true })
    }
    await installWithoutDev(app)
    const data = join(folder, 'data')
    await mkdir(data)
    if (isRoot) await chown(data, nobody, nobody)
    await chmod(folder, 0o755)
    const [entry] = said(must(image), 'ENTRYPOINT')
    const [, ...args] = words.parse(JSON.parse(must(entry))).map((word) => (word === '/data' ? data : word))
    const as = isRoot && isReachable(process.execPath) ? { uid: nobody, gid: nobody } : {}
    const child = spawn(process.execPath, [...args, '--port', '0'], { cwd: app, env: {}, ...as })
    try {
      let output = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += String(part)))
      await expect.poll(() => output).toMatch(/localhost:\d+/)
      const port = must(/localhost:(\d+)/.exec(output)?.[1])
      expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
      expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('<!doctype html>')
      const check = must(said(must(image), 'HEALTHCHECK')[0]?.split('CMD ')[1]).replace('4747', port)
      const [, ...checkArgs] = words.parse(JSON.parse(check))
      expect(spawnSync(process.execPath, checkArgs).status).toBe(0)
    } finally {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    }
    expect(child.exitCode).toBe(0)
  })

  test('the relays of the compose file are called as a relay can be, and find what they are given', async () => {
    const compose = (await deploy('compose.yaml')).replace(/\$\{(\w+)(:\?[^}]*)?\}/g, 'plan.example.org')
    const command = must(/command: (\['--origin'.*\])/.exec(compose)?.[1]).replaceAll("'", '"')
    const environment = Object.fromEntries(
      [...compose.matchAll(/^ {6}(PLUMBLINE_(?:STORE|BELL|LOG)): (.*)$/gm)].map(([, name, value]) => [
        name,
        value,
      ]),
    )
    expect(Object.keys(environment)).toEqual(['PLUMBLINE_STORE', 'PLUMBLINE_BELL', 'PLUMBLINE_LOG'])
    const config = readConfig(words.parse(JSON.parse(command)), environment)
    expect(config).toMatchObject({
      ok: true,
      value: { store: { type: 'postgres', bell: 'redis://bell:6379' } },
    })
    for (const [, file] of compose.matchAll(/'\.\/([^:']+):/g))
      expect(existsSync(join(top, 'server/deploy', must(file)))).toBe(true)
    expect(
      existsSync(join(top, 'server/deploy', must(/context: (\S+)/.exec(compose)?.[1]), 'package.json')),
    ).toBe(true)
  })
})

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ dev: z.boolean().optional(), devOptional: z.boolean().optional() }),
  ),
})

/** As `npm ci --omit=dev` would: what is missing in it is missing in the image. */
async function installWithoutDev(app: string): Promise<void> {
  const { packages } = Lock.parse(JSON.parse(await readFile(join(app, 'package-lock.json'), 'utf8')))
  const wanted = Object.entries(packages).filter(([path, one]) => path !== '' && !one.dev && !one.devOptional)
  for (const [path] of wanted) {
    await mkdir(dirname(join(app, path)), { recursive: true })
    execFileSync('cp', ['-R', join(top, path), join(app, path)])
  }
}

/** By everybody: each folder on the way lets others pass. */
function isReachable(path: string): boolean {
  if ((statSync(path).mode & 0o1) === 0) return false
  return dirname(path) === path || isReachable(dirname(path))
}
