/**
 * Work in slices while nothing else is to be done; on a page that is never idle, a few milliseconds of each second. A slice
 * is short even where the browser offers more: what a hand begins in its midst waits for its end.
 */

const patience = 1000
const slice = 5

/** `work` goes on while it is allowed to, at least one step each time, and says when it is done. */
export function whenIdle(work: (goOn: () => boolean) => boolean): void {
  const run = (deadline: IdleDeadline): void => {
    const until =
      performance.now() + (deadline.didTimeout ? slice : Math.min(slice, deadline.timeRemaining()))
    if (!work(() => performance.now() < until)) ask(run)
  }
  ask(run)
}

function ask(run: IdleRequestCallback): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: patience })
  else setTimeout(() => run({ didTimeout: true, timeRemaining: () => 0 }), 50)
}

/** The result of a generator, one step after another in idle time. */
export function inSteps<T>(steps: Generator<void, T>, then: (result: T) => void): void {
  whenIdle((goOn) => {
    do {
      const step = steps.next()
      if (step.done) {
        then(step.value)
        return true
      }
    } while (goOn())
    return false
  })
}
