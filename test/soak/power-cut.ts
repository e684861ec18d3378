// A power cut for one process: what it had not synced to the disk is gone (power-cut.c). Needs a C compiler.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('power-cut.c', import.meta.url))
const built = fileURLToPath(new URL('../../.cache/power-cut.so', import.meta.url))

export interface PowerCut {
  /** For the process to be. */
  readonly env: Readonly<Record<string, string>>
  /** The process ends within a millisecond or two. */
  cut(): void
}

/** False where there is no compiler, or no way to load what it makes. */
export function canCutPower(): boolean {
  if (process.platform !== 'linux') return false
  const builtAt = statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (builtAt < statSync(source).mtimeMs) {
    mkdirSync(join(built, '..'), { recursive: true })
    const options = ['-O2', '-shared', '-fPIC', '-o', built, source, '-ldl', '-lpthread']
    if (spawnSync('cc', options, { stdio: 'ignore' }).status !== 0) return false
  }
  return true
}

/** Of the files in this folder. `lies`: the disk says that it has synced and has not, as a test of the test. */
export function powerCutIn(folder: string, lies = false): PowerCut {
  const now = `${folder}.power-is-cut`
  rmSync(now, { force: true })
  return {
    env: {
      LD_PRELOAD: built,
      POWER_CUT_DIR: folder,
      POWER_CUT_NOW: now,
      ...(lies && { POWER_CUT_LIES: '1' }),
    },
    cut: () => writeFileSync(now, ''),
  }
}
