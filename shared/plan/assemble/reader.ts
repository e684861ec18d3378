/** Readers of single JSON values: what they expect, in words, and the value or undefined where it is not that. They never throw. */

import { isDay } from '../../base/day.ts'
import type { Day } from '../../base/day.ts'
import type { Instant } from '../../base/instant.ts'
import type { Json, JsonObject } from '../../base/json.ts'

export interface Reader<T> {
  /** Completes *… is not*: `a day such as 2026-03-05`. */
  readonly expects: string
  readonly read: (value: Json) => T | undefined
}

/** Days, lags and remaining work beyond this many working days are typing errors, and would stretch every axis. */
export const mostDays = 36_500
const mostAmount = 1e15
const firstInstant = Date.UTC(1970, 0, 1)
const lastInstant = Date.UTC(2200, 0, 1)

export const text: Reader<string> = {
  expects: 'a text',
  read: (value) => (typeof value === 'string' ? value : undefined),
}

export const id: Reader<string> = {
  expects: 'an id',
  read: (value) => (typeof value === 'string' && value !== '' ? value : undefined),
}

export const yes: Reader<true> = { expects: 'true', read: (value) => (value === true ? true : undefined) }

export const flag: Reader<boolean> = {
  expects: 'true or false',
  read: (value) => (typeof value === 'boolean' ? value : undefined),
}

export const day: Reader<Day> = {
  expects: 'a day such as 2026-03-05',
  read: (value) => (isDay(value) ? value : undefined),
}

/** Milliseconds since 1970, before the year 2200: whatever follows from one is a day again. */
export const instant: Reader<Instant> = {
  expects: 'a time in milliseconds',
  read: (value) =>
    typeof value === 'number' && value >= firstInstant && value < lastInstant ? value : undefined,
}

export const anyNumber: Reader<number> = numberFrom(-mostAmount, mostAmount)
export const amount: Reader<number> = numberFrom(0, mostAmount)
export const share: Reader<number> = numberFrom(0, 1)
export const percent: Reader<number> = { ...numberFrom(0, 100), expects: 'a percentage from 0 to 100' }

export function numberFrom(least: number, most: number): Reader<number> {
  return {
    expects: least === -mostAmount ? 'a number' : `a number from ${least}${upTo(most)}`,
    read: (value) => (typeof value === 'number' && value >= least && value <= most ? value : undefined),
  }
}

export function wholeFrom(least: number, most: number): Reader<number> {
  return {
    expects: `a whole number from ${least}${upTo(most)}`,
    read: (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
        ? value
        : undefined,
  }
}

export function oneOf<const T extends string>(...words: readonly T[]): Reader<T> {
  const known: ReadonlySet<unknown> = new Set(words)
  return {
    expects: `one of ${words.map((word) => `“${word}”`).join(', ')}`,
    read: (value) => (known.has(value) ? (value as T) : undefined),
  }
}

export function listOf<T>(member: Reader<T>): Reader<readonly T[]> {
  return {
    expects: `a list, each ${member.expects}`,
    read(value) {
      if (!isList(value)) return undefined
      const list: T[] = []
      for (const each of value) {
        const read = member.read(each)
        if (read === undefined) return undefined
        list.push(read)
      }
      return list
    },
  }
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

function upTo(most: number): string {
  return most >= mostAmount ? ' up' : ` to ${most}`
}
