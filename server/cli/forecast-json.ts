/**
 * A forecast as plain JSON; other programs read it, and it stays as it is. Days are `2026-03-05`, finish dates inclusive;
 * `spread` is a standard deviation in working days; chances, shares and criticality are 0 … 1. A forecast of a date is
 * `{p10, p50, p80, p90, mean, spread}`: by `p80` eight runs of ten have finished (nearest rank). `committed` and `baseline`
 * are `{day, chance}` of meeting that day, null where there is none. `causes`, the most first: the tasks whose days go with the date, each
 * `{id, share, correlation}`; null where they were not worked out (they are for the plan's end and its foremost milestones).
 * Top level: plan, moment, options (runs, seed, shape, common), finish, causes, items (by id; null for what is finished or has
 * no dates), keyResults (`chance` that the outlook reaches the target by the plan's own curve, outlooks that 1, 5, 8 and 9
 * runs of ten reach, the gate and its chance to be in time), estimates (own and assumed, of how many likely days).
 */

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
