/** A socket that is open at once and closed by hand. */
export class HeldSocket extends EventTarget {
  static readonly OPEN = 1
  static all: HeldSocket[] = []
  readyState = 1
  onopen: (() => void) | undefined
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | undefined

  constructor() {
    super()
    HeldSocket.all.push(this)
  }

  send(): void {}
  close(): void {}
}
