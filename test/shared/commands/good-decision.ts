import type { Decide } from '../../../shared/commands/decide.ts'

/** Nothing is wrong with it: Tomas sees to it that Shops starts. */
export const good = (session: string): Decide => ({
  session,
  type: 'start',
  text: 'Shops start',
  owner: 'tomas',
  due: '2026-11-27',
  effect: { type: 'status', itemId: 'b', becomes: 'started' },
})
