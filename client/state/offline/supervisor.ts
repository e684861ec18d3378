/**
 * Watches over the device's database (architecture, On the device). Where another tab wants it newer or gone: write down
 * what is held, then let go. Where it was closed or cleared: open it again, and have everything written anew.
 */

import type { DeviceDatabase } from './database.ts'

export interface SupervisorEvents {
  flush(): Promise<void>
  /** Another tab runs a newer version of the product. */
  newerTab(): void
  /** True once all that this tab holds is in the database again. */
  restore(): Promise<boolean>
}

export interface Supervisor {
  /** Something could not be written: looks after the database now and then, until it can. */
  lost(): void
  stop(): void
}

const firstWait = 250
const longestWait = 8_000

export function supervise(database: DeviceDatabase, on: SupervisorEvents): Supervisor {
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = firstWait
  let isStopped = false
  let isRestoring = false

  async function restore(): Promise<void> {
    timer = undefined
    if (isRestoring) return
    isRestoring = true
    const isBack = await on.restore().catch(() => false)
    isRestoring = false
    wait = isBack ? firstWait : Math.min(wait * 2, longestWait)
    if (!isBack) lost()
  }

  function lost(): void {
    if (!isStopped) timer ??= setTimeout(() => void restore(), wait)
  }

  /** In place of Dexie's own, which closes without asking what is still to be written. */
  function versionChange(event: IDBVersionChangeEvent): boolean {
    if (event.newVersion !== null) on.newerTab()
    void on.flush().finally(() => {
      database.close({ disableAutoOpen: false })
      lost()
    })
    return false
  }

  database.on('versionchange', versionChange)
  database.on('close', lost)
  return {
    lost,
    stop() {
      isStopped = true
      clearTimeout(timer)
      database.on('versionchange').unsubscribe(versionChange)
      database.on('close').unsubscribe(lost)
    },
  }
}
