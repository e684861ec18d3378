/** Days as text, each made once: the engine works in day numbers and shows a few hundred days thousands of times. */

import { numberToDay } from '../base/day.ts'
import type { Day } from '../base/day.ts'

const texts = new Map<number, Day>()
/** About a hundred years; a plan that names more days than that makes them anew. */
const most = 40_000

export function textOfDayNumber(dayNumber: number): Day {
  let text = texts.get(dayNumber)
  if (text === undefined) {
    text = numberToDay(dayNumber)
    if (texts.size < most) texts.set(dayNumber, text)
  }
  return text
}
