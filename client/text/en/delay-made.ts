/** Of what a delay is made: what its owner announced, and what only the forecast says. Working days. */

import { number } from '../../../shared/text/en/numbers.ts'

export function delayMade(announced: number, unannounced: number): string {
  if (announced === 0 && unannounced === 0) return 'as agreed and as promised'
  if (announced < 0) {
    const promised = `promised ${days(-announced)} before the plan`
    return unannounced > 0 ? `${promised}, heading ${days(unannounced)} past that` : promised
  }
  if (unannounced < 0) return `${number(announced)} announced; the forecast is ${days(-unannounced)} better`
  return `${number(announced)} announced, ${number(unannounced)} not yet announced`
}

const days = (n: number): string => `${number(n)} ${n === 1 ? 'day' : 'days'}`
