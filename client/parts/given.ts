/** A command with its arguments already in it, under its own name: what a drag or a typed change would do if it were let go. */

import type { Command } from '../../shared/commands/command.ts'

export type Given = Command<null>

export function given<Args>(command: Command<Args>, args: Args): Given {
  return { name: command.name, title: command.title, run: (_none, context) => command.run(args, context) }
}
