/** Long work as a generator that yields after every few milliseconds, for whoever may not hold up the screen. */

/** All of it at once. */
export function runSteps<T>(steps: Generator<void, T>): T {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}
