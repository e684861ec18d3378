/** The save state in words; never better than the truth. */

import type { SaveState } from '../state/open-plan.ts'
import { shell } from '../text/en/shell.ts'

export function saveWords(save: SaveState): {
  readonly level: 'waiting' | 'here' | 'everywhere' | 'stuck'
  readonly text: string
} {
  if (save.trouble?.type === 'refused')
    return { level: 'stuck', text: shell.save.refused(save.trouble.count) }
  switch (save.level) {
    case 'memory':
      if (save.trouble && save.relay !== 'none' && save.waiting === 0)
        return { level: 'here', text: shell.save.relayOnly }
      if (save.trouble) return { level: 'waiting', text: shell.save.tabOnly(save.waiting) }
      return { level: 'waiting', text: shell.save.memory }
    case 'device':
      if (save.relay === 'none') return { level: 'here', text: shell.save.device }
      if (save.relay === 'offline') return { level: 'here', text: shell.save.offline(save.waiting) }
      return { level: 'here', text: shell.save.deviceWaiting(save.waiting) }
    case 'relay':
      if (save.relay === 'offline') return { level: 'here', text: shell.save.offline(0) }
      return save.relay === 'connected'
        ? { level: 'everywhere', text: shell.save.relay }
        : { level: 'here', text: shell.save.connecting }
  }
}
