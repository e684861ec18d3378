import type { KeyResultId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown } from './demands.ts'
import { setFields, setMembers } from './edits.ts'
import { demandKeyResult, keyResultFields } from './key-result-values.ts'
import type { KeyResultValues } from './key-result-values.ts'

export const setKeyResult: Command<KeyResultValues & { readonly keyResult: KeyResultId }> = {
  name: 'keyResult.set',
  title: 'Change key result',
  run: ({ keyResult, ...values }, { plan }) =>
    planUnless(demandKnown(plan, 'keyResult', keyResult) ?? demandKeyResult(values, plan, keyResult), () => [
      ...setFields('keyResult', keyResult, keyResultFields(values)),
      ...setMembers('keyResult', keyResult, 'checkpoints', values.checkpoints),
    ]),
}
