import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandText } from './demands.ts'
import { setField } from './edits.ts'

export const renamePlan: Command<{ readonly name: string }> = {
  name: 'plan.rename',
  title: 'Rename plan',
  run: ({ name }) =>
    planUnless(demandText('a name', name), () => [setField('plan', 'plan', 'name', name.trim())]),
}
