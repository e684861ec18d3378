// Sends mail by SMTP (nodemailer): text, and the same as a page. What goes wrong is said with what to do about it.

import { createTransport } from 'nodemailer'
import type { ReminderText } from '../../../shared/text/en/reminders.ts'
import { UsageError } from '../spoken.ts'

export interface Letter {
  readonly to: { readonly name: string; readonly address: string }
  readonly words: ReminderText
}

/** The server cannot be used at all: nothing more is tried. */
export class PostOfficeClosed extends Error {}

export interface PostOffice {
  /** Throws a sentence for this letter, `PostOfficeClosed` where no other would go either. */
  send(letter: Letter): Promise<void>
  close(): void
}

/** `url`: `smtp://user:password@mail.example.org:587`, or `smtps://…`. */
export function openPostOffice(url: string | undefined, from: string | undefined): PostOffice {
  if (url === undefined || !/^smtps?:\/\//.test(url) || !URL.canParse(url))
    throw new UsageError(
      'Say by which server mail goes: PLUMBLINE_SMTP=smtp://user:password@mail.example.org:587. Or look first with --dry-run.',
    )
  if (from === undefined || !from.includes('@'))
    throw new UsageError('Say from whom mail comes: --from "Plumbline <plan@example.org>".')
  const { hostname, username } = new URL(url)
  // A password never goes in the clear over a network, whatever the server offers.
  const requireTLS = username !== '' && !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)
  const transport = createTransport({ url, requireTLS, disableFileAccess: true, disableUrlAccess: true })
  return {
    async send({ to, words }) {
      const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
      const { subject } = words
      try {
        await transport.sendMail({ from, to, subject, headers, text: plainText(words), html: page(words) })
      } catch (error) {
        throw explained(error, hostname, to.address)
      }
    },
    close: () => transport.close(),
  }
}

export function plainText({ greeting, intro, asks, all, calendar, end }: ReminderText): string {
  const also = [all, ...(calendar ? [calendar] : [])].map(({ text, link }) => `${text}:\n${link}`)
  const parts = [greeting, intro, ...asks.map(({ text, link }) => `${text}\n${link}`), ...also]
  return `${[...parts, `-- \n${end}`].join('\n\n')}\n`
}

/** Without pictures, styles of its own or anything that tells who has read it. */
function page({ subject, greeting, intro, asks, all, calendar, end }: ReminderText): string {
  const also = [all, ...(calendar ? [calendar] : [])].map(
    ({ text, link }) => `<p><a href="${escaped(link)}">${escaped(text)}</a></p>`,
  )
  const line = ({ text, link, action }: ReminderText['asks'][number]): string =>
    `<li><p>${escaped(text)}<br><a href="${escaped(link)}">${escaped(action)}</a></p></li>`
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>`,
    `<p>${escaped(greeting)}</p><p>${escaped(intro)}</p><ul>${asks.map(line).join('')}</ul>`,
    `${also.join('')}<p><small>${escaped(end)}</small></p>`,
    '</body></html>',
  ].join('\n')
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark)
}

function explained(error: unknown, server: string, address: string): Error {
  const { code = '', message = String(error) } = error as {
    readonly code?: string
    readonly message?: string
  }
  const why = message.split('\n')[0] ?? ''
  if (code === 'EENVELOPE' || code === 'EMESSAGE')
    return new Error(
      `The mail server ${server} does not take mail to ${address}: ${why}. Is the address right (People)?`,
    )
  const step =
    code === 'EAUTH' || code === 'ENOAUTH'
      ? 'Check user and password in PLUMBLINE_SMTP; signs such as @ and / stand in it as %40 and %2F.'
      : code === 'ETLS'
        ? 'Check its certificate, or the name by which PLUMBLINE_SMTP calls it.'
        : 'Check its name and port in PLUMBLINE_SMTP. What was not sent goes with the next run.'
  return new PostOfficeClosed(`The mail server ${server} cannot be used: ${why}. ${step}`)
}
