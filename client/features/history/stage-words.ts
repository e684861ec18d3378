/** What was said of an item’s stages and of the value it achieved (ST), in words. */

import { nameIn } from '../../../shared/plan/assemble/entry-kind.ts'
import { isObject } from '../../../shared/plan/assemble/reader.ts'
import { stagePlaces, valueKinds } from '../../../shared/plan/governance.ts'
import { furtherText } from '../../../shared/text/further-text.ts'
import { history as say } from '../../text/en/history.ts'
import type { Saying } from './named.ts'
import type { RecordLine } from './record-lines.ts'
import type { LineWords } from './record-words.ts'

/** Undefined for what is not of governance. */
export function stageWords(
  { entry: { kind, body }, about }: RecordLine,
  { language, telling, words: { days } }: Saying,
): Partial<LineWords> | undefined {
  const words = furtherText(language).stages
  const id = nameIn(body['item']) ?? ''
  const item = telling.item(id) ?? say.notHere
  const asked = kind === 'stage.approved' || kind === 'stage.refused' ? about?.body['stage'] : body['stage']
  const place = stagePlaces.find((one) => one === asked)
  const stage = place === undefined ? say.aStage : words.place(place)
  const worth = (type: string | undefined, amount: unknown): string => {
    const known = valueKinds.find((one) => one === type)
    return known === undefined || typeof amount !== 'number'
      ? ''
      : `${words.amount(known, amount, telling.currency)} ${words.kind(known)}`
  }
  switch (kind) {
    case 'stage.asked':
      return { what: say.askedStage(item, stage) }
    case 'stage.approved':
      return { what: say.approvedStage(item, stage) }
    case 'stage.refused':
      return { what: say.refusedStage(item, stage) }
    case 'stage.moved':
      return { what: say.movedStage(item, stage) }
    case 'value.achieved': {
      const day = nameIn(body['day'])
      const amount = worth(nameIn(body['type']), body['amount'])
      return { what: say.achieved(item, amount, day === undefined ? '' : days.day(day, telling.today)) }
    }
    case 'stage.countersigned': {
      const values = isObject(body['achieved']) ? Object.entries(body['achieved']) : []
      const said = values.map(([type, amount]) => worth(type, amount)).filter((text) => text !== '')
      return { what: say.countersigned(item), ...(said.length > 0 && { said: said.join(', ') }) }
    }
    default:
      return undefined
  }
}
