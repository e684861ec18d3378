// The 45° hatching of what is not yet announced: one set of SVG patterns in the document, used by every drawing.
// Patterns take their colour where they are defined, so there is one for each tone.

export type Tone = 'behind' | 'risk' | 'ahead' | 'ink'

const colours: Record<Tone, string> = {
  behind: 'var(--behind)',
  risk: 'var(--risk-fill)',
  ahead: 'var(--ahead)',
  ink: 'var(--ink)',
}

/** The colour of a solid drawing of this tone. */
export function toneFill(tone: Tone): string {
  return colours[tone]
}

/** A `fill` that hatches in this tone. */
export function hatchFill(tone: Tone): string {
  return `url(#hatch-${tone})`
}

/** Puts the patterns into a document, once. Not `display: none`: some browsers then draw nothing. */
export function installHatching(page: Document): void {
  if (page.getElementById('hatching')) return
  const patterns = Object.entries(colours).map(
    ([tone, colour]) =>
      `<pattern id="hatch-${tone}" width="4.6" height="4.6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
      `<path d="M1.15 0V4.6" stroke="${colour}" stroke-width="2.1" shape-rendering="auto"/></pattern>`,
  )
  const holder = page.createElement('div')
  holder.id = 'hatching'
  holder.setAttribute('aria-hidden', 'true')
  holder.style.cssText = 'position:absolute;width:0;height:0;overflow:hidden'
  holder.innerHTML = `<svg width="0" height="0"><defs>${patterns.join('')}</defs></svg>`
  page.body.append(holder)
}
