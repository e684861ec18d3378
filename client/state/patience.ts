/** Runs when a count has stood above zero and not fallen for so long, in ms; then again, until it falls. */

export interface Patience {
  see(count: number): void
  end(): void
}

export function createPatience(ms: number, run: () => void): Patience {
  let last = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = (): void => {
    clearTimeout(timer)
    timer = undefined
  }
  const start = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      start()
      run()
    }, ms)
  }
  return {
    see(count) {
      if (count < last || count === 0) stop()
      if (count > 0) start()
      last = count
    },
    end: stop,
  }
}
