// A command of the headless door run in this process, with what it says: a process of its own costs a second to read the program.

import { vi } from 'vitest'
import type { Command } from '../../server/cli/main.ts'

export interface Called {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** `at`: with its clock there, in ms. */
export async function callCommand(
  run: Command['run'],
  args: readonly string[],
  { env = {}, at }: { readonly env?: NodeJS.ProcessEnv; readonly at?: number } = {},
): Promise<Called> {
  const said = { stdout: '', stderr: '' }
  const now = Date.now.bind(Date)
  const ahead = at === undefined ? 0 : at - now()
  const spies = [
    vi.spyOn(Date, 'now').mockImplementation(() => now() + ahead),
    ...(['stdout', 'stderr'] as const).map((to) =>
      vi.spyOn(process[to], 'write').mockImplementation((text) => {
        said[to] += String(text)
        return true
      }),
    ),
  ]
  for (const [key, value] of Object.entries(env)) vi.stubEnv(key, value)
  try {
    return { code: await run(args), ...said }
  } finally {
    for (const spy of spies) spy.mockRestore()
    vi.unstubAllEnvs()
  }
}
