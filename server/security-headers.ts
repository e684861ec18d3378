// What a browser may do with the board: its own code only, no frame around it, and no plan's link in any referrer.

import { createHash } from 'node:crypto'

export type Headers = Readonly<Record<string, string>>

const host = /^[\w.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/i
const inlineScript = /<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/gi

/** `ownHost` is the request's Host header: older Safari does not count web sockets as 'self'. */
export function securityHeaders(ownHost: string | undefined, scriptHashes: readonly string[]): Headers {
  const sockets = ownHost !== undefined && host.test(ownHost) ? ` ws://${ownHost} wss://${ownHost}` : ''
  const policy = [
    "default-src 'self'",
    ["script-src 'self'", ...scriptHashes].join(' '),
    // Components set single properties through style attributes; no style can run code.
    "style-src 'self' 'unsafe-inline'",
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
  }
}

/** The few scripts that stand in a page itself, allowed by what they are and not wholesale. */
export function hashInlineScripts(html: string): string[] {
  return [...html.matchAll(inlineScript)].map(([, script]) => {
    const hash = createHash('sha256')
      .update(script ?? '')
      .digest('base64')
    return `'sha256-${hash}'`
  })
}
