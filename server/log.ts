// One line of JSON per event on stderr, quiet by default. No content, and never a room's name: it is the plan's link.

import { createHash } from 'node:crypto'

const levels = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof levels)[number]
export type LogFields = Readonly<Record<string, string | number | boolean>>
export type Log = (level: LogLevel, event: string, fields?: LogFields) => void

export function createLog(least: LogLevel, write: (line: string) => void): Log {
  return (level, event, fields) => {
    if (levels.indexOf(level) < levels.indexOf(least)) return
    write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`)
  }
}

export function isLogLevel(text: string): text is LogLevel {
  return (levels as readonly string[]).includes(text)
}

/** Enough to tell rooms apart in a log, nothing to enter one by. */
export function roomMark(room: string): string {
  return createHash('sha256').update(room).digest('hex').slice(0, 10)
}
