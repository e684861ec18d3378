/** What Yjs has to say to whoever develops, plainly: in colours it costs every device 2.7 kB (`vite.config.ts` puts this in place). */

export const [ORANGE, RED, BOLD, UNBOLD] = ['', '', '', '']

export function warn(...words: readonly unknown[]): void {
  // oxlint-disable-next-line no-console -- a warning of the library, for whoever develops
  console.warn(...words)
}

export const print = warn
