/** Of what a delay is made: what its owner announced, and what only the forecast says. Working days. */
export function delayMade(announced: number, unannounced: number): string {
  if (announced === 0 && unannounced === 0) return 'as agreed and as promised'
  if (announced < 0) {
    const promised = `promised ${days(-announced)} before the plan`
    return unannounced > 0 ? `${promised}, heading ${days(unannounced)} past that` : promised
  }
  if (unannounced < 0) return `${announced} announced; the forecast is ${days(-unannounced)} better`
  return `${announced} announced, ${unannounced} not yet announced`
}

const days = (n: number): string => `${n} ${n === 1 ? 'day' : 'days'}`
