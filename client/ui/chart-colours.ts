// Colours of the theme as a canvas needs them: resolved, and told again when the theme changes or the page is printed.

export type ChartColours = {
  readonly ink: string
  readonly behind: string
  readonly risk: string
  readonly ahead: string
  readonly soft: string
  readonly faint: string
  readonly hairline: string
  readonly paper: string
  readonly font: string
}

const names = {
  ink: '--ink',
  behind: '--behind',
  risk: '--risk-fill',
  ahead: '--ahead',
  soft: '--soft',
  faint: '--faint',
  hairline: '--hairline',
  paper: '--paper',
} as const

/** `light`: as on paper, whatever the theme is. */
export function chartColours(element: HTMLElement, light: boolean): ChartColours {
  const probe = document.createElement('span')
  if (light) probe.style.colorScheme = 'light'
  element.append(probe)
  const style = getComputedStyle(probe)
  const resolve = (name: string): string => {
    probe.style.color = `var(${name})`
    return style.color
  }
  const found = Object.fromEntries(Object.entries(names).map(([key, name]) => [key, resolve(name)]))
  const font = style.fontFamily
  probe.remove()
  return { ...(found as Omit<ChartColours, 'font'>), font }
}

/** Calls back when colours may have changed; `light` is true while the page is being printed. */
export function watchColours(changed: (light: boolean) => void): () => void {
  const screen = (): void => changed(false)
  const print = (): void => changed(true)
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const theme = new MutationObserver(screen)
  theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  dark.addEventListener('change', screen)
  addEventListener('beforeprint', print)
  addEventListener('afterprint', screen)
  return () => {
    theme.disconnect()
    dark.removeEventListener('change', screen)
    removeEventListener('beforeprint', print)
    removeEventListener('afterprint', screen)
  }
}
