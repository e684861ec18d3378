/** Takes back something that was said. It stays on record, and counts no more. */

import type { EntryId } from '../plan/ids.ts'
import { plan } from './command.ts'
import type { Command } from './command.ts'
import { append } from './edits.ts'

export const withdrawEntry: Command<{ readonly entry: EntryId }> = {
  name: 'entry.withdraw',
  title: 'Take back',
  run: ({ entry }) => plan([append('withdrawal', { entry })]),
}
