// Runs in Chromium: opening from IndexedDB and recomputing, with the client's own code. Called by browser.ts.

import { measureEdits, measureFromNothing } from './edit-figures.ts'
import type { EditTargets } from './edit-figures.ts'
import { measureForecastAside } from './forecast-page.ts'
import { measureOpening } from './open-in-page.ts'

export const measures = {
  open: measureOpening,
  forecast: measureForecastAside,
  fromNothing: async (count: number, wanted: number) => [await measureFromNothing(count, wanted)],
  edits: (count: number, edits: number, targets: EditTargets) =>
    Array.fromAsync(measureEdits(count, edits, targets)),
}
