/** One line of the record in words: what was said or done, on what; changes, sessions and stages have files of their own. */

import type { JsonObject } from '../../../shared/base/json.ts'
import { find } from '../../../shared/base/table.ts'
import { isDay } from '../../../shared/base/day.ts'
import { checkInFields } from '../../../shared/plan/assemble/entry-fields.ts'
import { nameIn } from '../../../shared/plan/assemble/entry-kind.ts'
import { readFields, silent } from '../../../shared/plan/assemble/field-table.ts'
import { isObject } from '../../../shared/plan/assemble/reader.ts'
import { readCertificate } from '../../../shared/plan/certificate.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { SourceEntry } from '../../../shared/plan/source.ts'
import { saysOf } from '../../parts/item/said-text.ts'
import { roleNames } from '../../text/en/access.ts'
import { history as say } from '../../text/en/history.ts'
import { itemDetails } from '../../text/en/item-details.ts'
import { changeWords } from './change-words.ts'
import { nameOf } from './named.ts'
import type { Saying } from './named.ts'
import type { RecordLine } from './record-lines.ts'
import { sessionWords } from './session-words.ts'
import { stageWords } from './stage-words.ts'

export interface LineWords {
  /** *checked in on Launch*; begins small, a name stands before it. */
  readonly what: string
  readonly said?: string | undefined
  readonly note?: string | undefined
  /** Field by field, of a change. */
  readonly details: readonly string[]
  /** The item it is about, where it is one alone. */
  readonly itemId?: string | undefined
}

export function lineWords(line: RecordLine, plan: Plan, speech: Saying): LineWords {
  const { kind, body, note } = line.entry
  const { words, telling } = speech
  const item = nameIn(body['item'])
  const on = item === undefined ? '' : (telling.item(item) ?? say.notHere)
  const dayText = (day: string | undefined): string =>
    day !== undefined && isDay(day) ? words.days.day(day, telling.today) : ''
  const plainly = (what: string, said?: string): LineWords => ({
    what,
    said,
    note,
    details: [],
    itemId: item,
  })
  switch (kind) {
    case 'change':
      return changeWords(line, plan, speech)
    case 'checkIn': {
      const read = readFields(checkInFields, body, silent, {})
      const whom = read?.forPerson === undefined ? undefined : telling.person(read.forPerson)
      return plainly(say.checkedIn(on, whom), read && saysOf(read, words, telling))
    }
    case 'booking': {
      const amount = Number(body['amount'])
      if (!Number.isFinite(amount)) return plainly(say.bookedUnread(on))
      const text =
        body['measure'] === 'cost'
          ? words.money.exact(amount, telling.currency)
          : itemDetails.hours(words.values.number(amount, 1))
      const day = nameIn(body['day'])
      return plainly(say.booked(text, on, dayText(day)))
    }
    case 'reading': {
      const kpi = nameIn(body['kpi']) ?? ''
      const name = telling.kpi(kpi) ?? say.notHere
      const amount = Number(body['value'])
      const day = dayText(nameIn(body['day']))
      if (!Number.isFinite(amount) || day === '') return plainly(say.readUnread(name))
      return plainly(
        say.read(name, words.values.measured(amount, telling.kpiMeasure(kpi), telling.currency), day),
      )
    }
    case 'comment':
    case 'answer': {
      const about = isObject(body['about']) ? body['about'] : {}
      const id = nameIn(about['id']) ?? ''
      const name = nameOf(String(about['kind']), id, plan, speech)
      const text = kind === 'comment' ? say.commented(name) : say.answered(name)
      return { ...plainly(text), ...(about['kind'] === 'item' && { itemId: id }) }
    }
    case 'speaksFor':
      return plainly(say.speaksFor(telling.person(nameIn(body['person']) ?? '')))
    case 'certificate':
      return plainly(certificateWords(body, plan, speech))
    case 'period.closed':
      return plainly(say.closedPeriod(nameIn(body['name']) ?? nameIn(body['through']) ?? ''))
    case 'confirm':
    case 'withdrawal':
    case 'answer.accepted':
    case 'answer.done':
      return plainly(say.about[kind](line.about && lineWords(aboutLine(line, line.about), plan, speech).what))
    default: {
      const said = sessionWords(line, plan, speech) ?? stageWords(line, speech)
      const { what = say.other[kind] ?? say.unknown(kind), ...more } = said ?? {}
      return { ...plainly(what), ...more }
    }
  }
}

/** The entry that a line is about, as a line of its own. */
function aboutLine(line: RecordLine, about: SourceEntry): RecordLine {
  return { ...line, id: about.id, entry: about, parts: [], about: undefined }
}

function certificateWords(body: JsonObject, plan: Plan, { telling }: Saying): string {
  const said = readCertificate(nameIn(body['certificate']) ?? '')
  if (!said) return say.unreadCertificate
  const device = find(plan.devices, said.device)?.name ?? said.device.slice(0, 6)
  const whom = said.person === undefined ? undefined : telling.person(said.person)
  return said.role === 'none'
    ? say.removedDevice(device, whom)
    : say.letIn(device, whom, roleNames[said.role].toLowerCase())
}
