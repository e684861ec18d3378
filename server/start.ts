// Puts the relay together (store, core, sockets, board) and takes it apart again in the order that loses nothing.

import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import release from '../package.json' with { type: 'json' }
import { inviteInStore } from './access/invite-in-store.ts'
import { relayPlan } from './access/seen.ts'
import type { SignIn } from './access/sign-in.ts'
import { noBell, type Bell } from './bell/contract.ts'
import { createCodeDesk } from './code-http.ts'
import type { Config, StoreSource } from './config.ts'
import { createHttpServer } from './http.ts'
import { backUpDaily } from './daily-backup.ts'
import type { Log } from './log.ts'
import { Metrics } from './metrics.ts'
import { createMerger } from './merger.ts'
import { openPushKeys } from './push/push-keys.ts'
import { Relay } from './relay.ts'
import { serveSockets, socketLimits } from './sockets.ts'
import { serveFolder } from './static-files.ts'
import type { Storage } from './storage/contract.ts'
import { openSqlite } from './storage/sqlite.ts'

export interface Running {
  /** For the first start of a relay that lets only invited devices begin plans. */
  readonly ownerSecret: string | undefined
  readonly port: number
  stop(): Promise<void>
}

/** How long closed sockets get to say goodbye. */
const farewell = 500
const pruneEvery = 3_600_000

/** Throws in words when the folder is in use, the store cannot be reached or the port is taken. */
export async function start(config: Config, clientFolder: string | undefined, log: Log): Promise<Running> {
  const { storage, bell } = await openStore(config.store, log)
  const merger = createMerger()
  const parts = {
    storage,
    merger,
    now: Date.now,
    after,
    log,
    release: release.version,
    policy: config.policy,
  }
  const metrics = new Metrics()
  const relay = new Relay({ ...parts, metrics, ...(bell && { bell }) })
  let isServing = true
  const prune = (): void => void storage.prune(Date.now())
  prune()
  const pruning = setInterval(prune, pruneEvery)
  const { origins } = config.policy
  const isHttps = origins.some((origin) => origin.startsWith('https:'))
  const server = createHttpServer({
    findFile: clientFolder === undefined ? undefined : serveFolder(clientFolder),
    signIn: await openSignIn(config, storage, log),
    findCalendar: config.calendars === undefined ? undefined : serveFolder(config.calendars),
    pushKey: config.policy.push && keptOnce(async () => (await openPushKeys(storage))?.publicKey),
    health: () => relay.health.report,
    metrics: () => metrics.text(relay),
    isHttps,
    codeDesk: createCodeDesk({ ...parts, store: storage, origins, isProxied: isHttps }),
    isReady: () => isServing && relay.health.canWrite,
  })
  const endSockets = serveSockets(server, relay, { ...socketLimits, origins })
  try {
    await listen(server, config.port, config.host)
  } catch (error) {
    endSockets()
    clearInterval(pruning)
    await merger.close()
    await bell?.close()
    await storage.close()
    throw error
  }
  const ownerSecret = await firstSecret(config, storage)
  const isCopied = config.store.type === 'folder' && config.backups > 0
  const endBackups = isCopied ? backUpDaily(config.store.path, config.backups, log) : undefined
  return {
    ownerSecret,
    port: (server.address() as AddressInfo).port,
    async stop() {
      isServing = false
      clearInterval(pruning)
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      await relay.stop()
      const late = setTimeout(() => {
        endSockets()
        server.closeAllConnections()
      }, farewell)
      await closed
      clearTimeout(late)
      endSockets()
      await endBackups?.()
      await merger.close()
      await storage.close()
    },
  }
}

/** Once: afterwards `cli invite --role owner` makes others. */
async function firstSecret({ policy }: Config, storage: Storage): Promise<string | undefined> {
  if (policy.create === 'anyone') return undefined
  const kept = await storage.access(relayPlan)
  if (!kept.ok || kept.value.text !== undefined) return undefined
  const secret = await inviteInStore(storage, relayPlan, { role: 'owner', now: Date.now() })
  return secret.ok ? secret.value : undefined
}

/** Asked of the store until it has answered, by whoever comes; then never again. */
function keptOnce<T>(ask: () => Promise<T | undefined>): () => Promise<T | undefined> {
  let kept: T | undefined
  return async () => (kept ??= await ask())
}

/** Read where it is used: a relay without it starts in two thirds of the time. */
async function openSignIn(
  { signIn: options }: Config,
  store: Storage,
  log: Log,
): Promise<SignIn | undefined> {
  if (options === undefined) return undefined
  const { SignIn } = await import('./access/sign-in.ts')
  return new SignIn({ options, store, now: Date.now, log })
}

// What is still to come holds no relay that has stopped: the store does, until it is closed.
const after = (ms: number, run: () => void): void => void setTimeout(run, ms).unref()

async function openStore(
  source: StoreSource,
  log: Log,
): Promise<{ readonly storage: Storage; readonly bell?: Bell }> {
  const [storeId, node] = [randomName(), randomName()]
  if (source.type === 'folder') return { storage: await openSqlite(source.path, storeId) }
  // Read where they are used: a relay alone needs neither.
  const { openPostgres } = await import('./storage/postgres.ts')
  const storage = await openPostgres(source.url, storeId)
  if (source.bell === undefined) return { storage, bell: noBell }
  const { openRedisBell } = await import('./bell/redis.ts')
  return { storage, bell: openRedisBell(source.bell, storage.id, node, log) }
}

const randomName = (): string => randomBytes(12).toString('base64url')

function listen(server: ReturnType<typeof createHttpServer>, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(taken ? new Error(`Port ${port} is in use. Choose another one with --port.`) : error)
    })
    server.listen(port, host, resolve)
  })
}
