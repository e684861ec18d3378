/** What a check-in says, in words: *at risk, 60 % done, new finish Fri 11 Dec*. */

import type { CheckIn } from '../../../shared/plan/report.ts'
import type { Telling } from '../../../shared/text/telling.ts'
import type { Words } from '../../../shared/text/words.ts'
import { itemDetails as say } from '../../text/en/item-details.ts'

type Said = Pick<
  CheckIn,
  'status' | 'percent' | 'remaining' | 'actualStart' | 'actualFinish' | 'finish' | 'blocker'
>

export function saysOf(said: Said, words: Words, telling: Telling): string {
  const day = (value: string): string => words.days.day(value, telling.today)
  const parts = [
    said.status === undefined ? '' : words.states.status(said.status),
    said.percent === undefined ? '' : say.percent(said.percent),
    said.remaining === undefined ? '' : say.remaining(words.days.count(said.remaining)),
    said.actualStart === undefined ? '' : say.started(day(said.actualStart)),
    said.actualFinish === undefined ? '' : say.finished(day(said.actualFinish)),
    said.finish === undefined ? '' : say.newFinish(day(said.finish)),
    said.blocker === undefined ? '' : words.states.blocker(said.blocker, telling),
  ]
  return parts.filter((part) => part !== '').join(', ')
}
