/**
 * Logarithm and exponential from +, −, ×, ÷ alone: those of `Math` may differ in their last bit between engines, and the
 * forecast must not (FC5). Right to about 1e-15 in what the tables ask.
 */

/** The logarithm of 2 in two parts: the first has few digits, so that whole multiples of it are exact. */
const ln2High = 0.693359375
const ln2Low = -2.1219444005469057e-4
const terms = 12

/** Of a number above 0. */
export function naturalLog(value: number): number {
  let mantissa = value
  let twos = 0
  for (; mantissa >= 1.42; mantissa /= 2) twos++
  for (; mantissa < 0.71; mantissa *= 2) twos--
  const ratio = (mantissa - 1) / (mantissa + 1)
  const square = ratio * ratio
  let sum = 0
  for (let term = terms; term >= 0; term--) sum = sum * square + 1 / (2 * term + 1)
  return 2 * ratio * sum + twos * ln2Low + twos * ln2High
}

export function exponential(power: number): number {
  const twos = Math.floor(power / (ln2High + ln2Low) + 0.5)
  const rest = power - twos * ln2High - twos * ln2Low
  let value = 1
  for (let term = 16; term >= 1; term--) value = 1 + (rest * value) / term
  for (let n = 0; n < twos; n++) value *= 2
  for (let n = 0; n > twos && value > 0; n--) value /= 2
  return value
}
