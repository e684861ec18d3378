/** The sample plan's figures and words without a screen, for what the Table works out. */

import { must } from '../../../../shared/base/assert.ts'
import { figuresOf } from '../../../../shared/engine/figures.ts'
import type { Figures } from '../../../../shared/engine/figures.ts'
import { liveMoment } from '../../../../shared/engine/moment.ts'
import { sourceOfFile } from '../../../../shared/exchange/plan-file-source.ts'
import { readPlanFile } from '../../../../shared/exchange/plan-file.ts'
import { assemblePlan } from '../../../../shared/plan/assemble/assemble-plan.ts'
import { samplePlanFile } from '../../../../shared/sample/sample-plan.ts'
import { createTelling } from '../../../../shared/text/telling.ts'
import { text } from '../../../../shared/text/text.ts'
import type { Speech } from '../../../../client/state/speech.svelte.ts'

const now = Date.UTC(2026, 10, 23, 8, 30)

export function sampleFigures(): Figures {
  const read = readPlanFile(JSON.stringify(samplePlanFile(now, 'Europe/Berlin')))
  if (!read.ok) throw new Error('bug: the sample cannot be read')
  return figuresOf(assemblePlan(sourceOfFile(read.value)), liveMoment('Europe/Berlin', now))
}

export function speechOf({ plan, moment, schedule }: Figures): Speech {
  const speech = { words: text('en'), telling: createTelling(plan, moment, schedule.axis) }
  return speech as unknown as Speech
}

export function indexOf({ structure }: Figures, id: string): number {
  return must(structure.indexOf(id))
}
