/** Resolves when what is on the screen now has been painted: for what may come a moment later. */

export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    // A hidden tab paints nothing, and must not wait for it.
    if (document.hidden) return void setTimeout(resolve)
    requestAnimationFrame(() => setTimeout(resolve))
  })
}

const slice = 25

/** Long work that lets the screen answer every few milliseconds. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  let until = performance.now() + slice
  let step = steps.next()
  while (!step.done) {
    if (performance.now() > until) {
      await afterPaint()
      until = performance.now() + slice
    }
    step = steps.next()
  }
  return step.value
}
