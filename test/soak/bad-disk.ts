// A disk that goes bad under one process (bad-disk.c): the power is cut and what was not synced is gone, or it turns read-only.
// Needs a C compiler.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('bad-disk.c', import.meta.url))
const built = fileURLToPath(new URL('../../.cache/bad-disk.so', import.meta.url))

export interface BadDisk {
  /** For the process to be. */
  readonly env: Readonly<Record<string, string>>
  /** The process ends within a millisecond or two. */
  cutPower(): void
  setReadOnly(isReadOnly: boolean): void
  remove(): void
}

/** False where there is no compiler, or no way to load what it makes. */
export function canSpoilDisk(): boolean {
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
export function badDiskIn(folder: string, lies = false): BadDisk {
  const [cut, locked] = [`${folder}.power-is-cut`, `${folder}.read-only`]
  const remove = (): void => [cut, locked].forEach((file) => rmSync(file, { force: true }))
  remove()
  return {
    env: {
      LD_PRELOAD: built,
      BAD_DISK_DIR: folder,
      BAD_DISK_CUT: cut,
      BAD_DISK_LOCKED: locked,
      ...(lies && { BAD_DISK_LIES: '1' }),
    },
    cutPower: () => writeFileSync(cut, ''),
    setReadOnly: (isReadOnly) => (isReadOnly ? writeFileSync(locked, '') : rmSync(locked, { force: true })),
    remove,
  }
}
