// A store whose relay may die at any moment: what was asked and not yet done then never happens, what was done and not yet
// answered is never heard of. What it has answered is on the disk beneath it.
import type { Storage } from '../../server/storage/contract.ts'
import type { Random } from '../helpers/random.ts'

export interface DyingStorage {
  readonly storage: Storage
  die(): void
}

export function dyingStorage(disk: Storage, random: Random): DyingStorage {
  let isDead = false
  const forEver = new Promise<never>(() => {})
  const aWhile = async (): Promise<void> => {
    for (let turns = random.below(4); turns > 0; turns--)
      await new Promise((resolve) => setImmediate(resolve))
    if (isDead) await forEver
  }
  const storage = new Proxy(disk, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return async (...args: readonly unknown[]) => {
        await aWhile()
        const answer: unknown = await Reflect.apply(member, target, args)
        await aWhile()
        return answer
      }
    },
  })
  return { storage, die: () => (isDead = true) }
}
