// An SMTP server on a free port that keeps what it is sent.

import { SMTPServer } from 'smtp-server'

export interface Mail {
  readonly to: readonly string[]
  /** As it came, folded lines of quoted-printable joined. */
  readonly text: string
}

export interface MailServer {
  /** For PLUMBLINE_SMTP. */
  readonly url: string
  readonly mails: Mail[]
  stop(): Promise<void>
}

export async function startMailServer(): Promise<MailServer> {
  const mails: Mail[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8')
        const to = session.envelope.rcptTo.map(({ address }) => address)
        mails.push({ to, text: text.replaceAll('=\r\n', '').replaceAll('=3D', '=') })
        done()
      })
    },
  })
  const address = await new Promise<{ readonly port: number }>((resolve) => {
    const { server: net } = server
    server.listen(0, '127.0.0.1', () => resolve(net.address() as { readonly port: number }))
  })
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
