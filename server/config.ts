// The command line of the relay, read into one value; whatever is wrong with it is said in a sentence.

import { parseArgs } from 'node:util'
import { z } from 'zod'
import { err, ok, type Result } from '../shared/base/result.ts'

export interface Config {
  readonly host: string
  readonly port: number
  /** Listens for the whole network, and says what that means. */
  readonly isLan: boolean
  readonly dataFolder: string
  readonly client: ClientSource
}

export type ClientSource =
  /** The relay alone, as beside a dev server. */
  | { readonly type: 'none' }
  /** Built when missing or out of date. */
  | { readonly type: 'built' }
  | { readonly type: 'folder'; readonly path: string }

export const usage = `Usage: npm start -- [options]

  --port PORT      where to listen (4747)
  --host HOST      the address to listen on (127.0.0.1: this machine only)
  --lan            listen for every device on this network
  --data FOLDER    where plans are kept (./data)
  --client FOLDER  serve a board that is built already
  --no-client      only relay, serve no board
`

const flags = {
  port: { type: 'string', default: '4747' },
  host: { type: 'string' },
  lan: { type: 'boolean', default: false },
  data: { type: 'string', default: './data' },
  client: { type: 'string' },
  'no-client': { type: 'boolean', default: false },
} as const

const portShape = z.coerce.number().int().min(0).max(65_535)

export function readConfig(args: readonly string[]): Result<Config, string> {
  try {
    const { values } = parseArgs({ args: [...args], options: flags })
    const port = portShape.safeParse(values.port)
    if (!port.success) return err(`--port takes a number from 0 to 65535, not "${values.port}".`)
    return ok({
      host: values.host ?? (values.lan ? '0.0.0.0' : '127.0.0.1'),
      port: port.data,
      isLan: values.lan,
      dataFolder: values.data,
      client: clientSource(values['no-client'], values.client),
    })
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}

function clientSource(isNone: boolean, folder: string | undefined): ClientSource {
  if (isNone) return { type: 'none' }
  return folder === undefined ? { type: 'built' } : { type: 'folder', path: folder }
}
