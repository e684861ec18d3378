import type { KeyResultId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown } from './demands.ts'
import { setField } from './edits.ts'

export const deleteKeyResult: Command<{ readonly keyResult: KeyResultId }> = {
  name: 'keyResult.delete',
  title: 'Delete key result',
  run: ({ keyResult }, { plan }) =>
    planUnless(demandKnown(plan, 'keyResult', keyResult), () => [
      setField('keyResult', keyResult, 'deleted', true),
    ]),
}
