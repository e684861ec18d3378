/** Currencies and time zones as the browser knows them; what the plan has is always among them. */

import type { Option } from '../../ui/match-options.ts'

export function currencyOptions(present: string, locale: string): readonly Option[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  return withPresent(Intl.supportedValuesOf('currency'), present).map((code) => ({
    value: code,
    label: code,
    note: names.of(code),
  }))
}

export function zoneOptions(present: string): readonly Option[] {
  return withPresent(['UTC', ...Intl.supportedValuesOf('timeZone')], present).map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
  }))
}

function withPresent(all: readonly string[], present: string): readonly string[] {
  return [...new Set([present, ...all])].sort()
}

/** Minutes since midnight as `12:00`, and back; undefined where it is no time. */
export function timeText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

export function minuteOfText(text: string): number | undefined {
  const match = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text.trim())
  if (!match) return undefined
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)]
  return hour < 24 && minute < 60 ? hour * 60 + minute : undefined
}

/** `1.5 GB`, in steps of a thousand. */
export function sizeText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`
}
