// What axe finds wrong as it is now, in the whole page or one part of it, as text; empty when nothing.
import axe from 'axe-core'

export async function violations(part: Element | Document = document): Promise<string> {
  const ending = document
    .getAnimations()
    .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)
  await Promise.all(ending.map((one) => one.finished.catch(() => undefined)))
  const found = await axe.run(part, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  })
  return found.violations
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    )
    .join('\n')
}
