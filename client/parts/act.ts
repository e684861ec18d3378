/** How a part does something: handed down by the shell, which says what was done with an undo beside it, or why not. */

import type { Result } from '../../shared/base/result.ts'
import type { Command, Refusal } from '../../shared/commands/command.ts'
import type { Done } from '../state/open-plan.ts'

export type Act = <Args>(command: Command<Args>, args: Args, words?: string) => Promise<Result<Done, Refusal>>
