/** The forecast in a few lines for a person at a terminal. */

import { must } from '../../shared/base/assert.ts'
import type { Forecast } from '../../shared/engine/forecast/forecast.ts'
import { keyResultForecasts } from '../../shared/engine/forecast/forecast-key-results.ts'
import { headlineMilestones } from '../../shared/engine/headline-milestones.ts'
import { createTelling } from '../../shared/text/telling.ts'
import { furtherText } from '../../shared/text/further-text.ts'

export function forecastToText(forecast: Forecast): string {
  const { base } = forecast
  const { plan } = base
  const words = furtherText().forecast
  const telling = createTelling(plan, base.moment, base.schedule.axis)
  const headline = headlineMilestones(base)
  const others = plan.items.list.flatMap(({ type }, index) =>
    type === 'milestone' && !headline.includes(index) ? [index] : [],
  )
  const lines = [...headline, ...others].flatMap((index) => {
    const found = forecast.item(index)
    if (found === undefined) return []
    const { committed, baseline } = found
    return [
      words.dates(plan.items.list[index]?.title ?? '', found, telling),
      ...(baseline ? [`  ${words.meeting('plan', baseline, telling)}`] : []),
      ...(committed && committed.day !== baseline?.day
        ? [`  ${words.meeting('promise', committed, telling)}`]
        : []),
      ...(headline.includes(index)
        ? [
            `  ${words.causes(
              (forecast.causesOf(index) ?? []).map((cause) => ({
                itemId: must(plan.items.list[cause.index]).id,
                share: cause.share,
              })),
              telling,
            )}`,
          ]
        : []),
    ]
  })
  const goals = keyResultForecasts(forecast).flatMap((one, position) => {
    const { targetValue, targetDay } = plan.keyResults.list[position] ?? {}
    return one.chance === null || targetValue === undefined || targetDay === undefined
      ? []
      : [`  ${words.keyResult(one, targetValue, targetDay, telling)}`]
  })
  const { runs, seed } = forecast.options
  return [
    `${plan.settings.name}: ${runs} runs, seed ${seed}`,
    '',
    ...(forecast.end === undefined ? ['No dates yet: give tasks a start and a finish.'] : lines),
    ...(goals.length > 0 ? ['', `Goals, ${words.byCurve}`, ...goals] : []),
    '',
    words.estimates(forecast.estimates),
    '',
  ].join('\n')
}
