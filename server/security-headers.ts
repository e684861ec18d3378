// What a browser may do with the board: its own code only, no frame around it, and no plan's link in any referrer.

import { createHash } from 'node:crypto'

export type Headers = Readonly<Record<string, string>>

const host = /^[\w.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/i
const inlineScript = /<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/gi
const inlineStyle = /<style[^>]*>([\s\S]*?)<\/style>/gi

/** What stands in a page itself, allowed by what it is. */
export interface InlineHashes {
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
}

/** `ownHost` is the request's Host header: older Safari does not count web sockets as 'self'. */
export function securityHeaders(ownHost: string | undefined, inline: InlineHashes, isHttps = false): Headers {
  const sockets = ownHost !== undefined && host.test(ownHost) ? ` ws://${ownHost} wss://${ownHost}` : ''
  const policy = [
    "default-src 'self'",
    ["script-src 'self'", ...inline.scripts].join(' '),
    // Components set single properties through the object model, which needs no exception.
    ["style-src 'self'", ...inline.styles].join(' '),
    "img-src 'self' data: blob:",
    `connect-src 'self'${sockets}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // Two years, once people come by https: no browser asks in the clear again.
    ...(isHttps && { 'strict-transport-security': 'max-age=63072000' }),
  }
}

export function hashInline(html: string): InlineHashes {
  return { scripts: hashesIn(html, inlineScript), styles: hashesIn(html, inlineStyle) }
}

function hashesIn(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map(([, text]) => {
    const hash = createHash('sha256')
      .update(text ?? '')
      .digest('base64')
    return `'sha256-${hash}'`
  })
}
