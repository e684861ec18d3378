import { expect, test } from 'vitest'
import { cardMove } from '../../../../client/features/board/card-move.ts'
import { setGovernance } from '../../../../shared/commands/set-governance.ts'
import { setRole } from '../../../../shared/commands/set-role.ts'
import { createWorkplace } from '../../../shared/commands/workplace.ts'

test('ST3 a card that hangs over Closed says why it cannot be closed by whoever holds it; stops are told why in the details', async () => {
  const at = await createWorkplace()
  await at.do(setGovernance, { parts: { stages: true } })
  await at.do(setRole, { item: 'a', role: 'controller', person: 'tomas' })
  const move = cardMove('stage', 'a', 'implemented', 'closed')
  expect(move.type === 'command' && at.refusal(move.command, null)).toBe(
    'Tomas Berg is its controller, and alone can countersign.',
  )
  expect(cardMove('stage', 'a', 'implemented', 'on hold')).toEqual({ type: 'details', why: 'stage' })
})
