/** A forecast as plain JSON, as FORECAST.md documents it. */

import type { Json, JsonObject } from '../../shared/base/json.ts'
import type { Cause, DateForecast, DayChance, Forecast } from '../../shared/engine/forecast/forecast.ts'
import { keyResultForecasts } from '../../shared/engine/forecast/forecast-key-results.ts'

export function forecastToJson(forecast: Forecast): JsonObject {
  const { plan, moment } = forecast.base
  const idOf = (index: number): string => plan.items.list[index]?.id ?? ''
  const causes = (index: number | 'end'): Json =>
    forecast.causesOf(index)?.map((cause: Cause) => ({
      id: idOf(cause.index),
      share: cause.share,
      correlation: cause.correlation,
    })) ?? null
  return {
    forecast: 1,
    plan: { id: plan.id, name: plan.settings.name },
    moment: { ...moment },
    options: { ...forecast.options },
    finish: forecast.end === undefined ? null : dates(forecast.end),
    causes: causes('end'),
    items: Object.fromEntries(
      plan.items.list.map((item, index) => {
        const found = forecast.item(index)
        if (found === undefined) return [item.id, null]
        return [
          item.id,
          {
            title: item.title,
            type: item.type,
            ...dates(found),
            committed: meeting(found.committed),
            baseline: meeting(found.baseline),
            criticality: found.criticality,
            causes: causes(index),
          },
        ]
      }),
    ),
    keyResults: keyResultForecasts(forecast).map((one) => ({ ...one, gateId: one.gateId ?? null })),
    estimates: { ...forecast.estimates },
  }
}

function dates({ p10, p50, p80, p90, mean, spread }: DateForecast): JsonObject {
  return { p10, p50, p80, p90, mean, spread }
}

function meeting(found: DayChance | undefined): Json {
  return found === undefined ? null : { day: found.day, chance: found.chance }
}
