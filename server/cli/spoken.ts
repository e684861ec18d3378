// A command whose troubles are sentences on stderr.

/** The call itself is wrong. */
export class UsageError extends Error {}

/** The exit code of `run`; 1 with its words where it throws, 2 where the call is wrong. */
export async function spoken(run: () => Promise<number>): Promise<number> {
  try {
    return await run()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    const code = (error as { readonly code?: unknown } | null)?.code
    const isUsage =
      error instanceof UsageError || (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS'))
    return isUsage ? 2 : 1
  }
}
