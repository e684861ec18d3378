// The drawing of a line chart by Chart.js; loaded when the first chart is shown.
import { Chart, Filler, LineController, LineElement, LinearScale, PointElement } from 'chart.js'
import type { ChartConfiguration, ChartDataset, Plugin } from 'chart.js'
import { untrack } from 'svelte'
import type { Attachment } from 'svelte/attachments'
import { chartColours, watchColours } from './chart-colours.ts'
import type { ChartColours } from './chart-colours.ts'
import { spread } from './line-chart.ts'
import type { LineDrawing, Series } from './line-chart.ts'

Chart.register(Filler, LineController, LineElement, LinearScale, PointElement)

type LineChart = Chart<'line', { x: number; y: number }[]>

const dashes = { solid: [], dashed: [5, 3], dotted: [1.5, 2.5], faded: [] }
const textSize = 12

/** Draws into a canvas and keeps it up; `onpoint` tells the x that a pointer is nearest to. */
export function lineChart(
  drawing: () => LineDrawing,
  onpoint: (x: number | undefined) => void,
): Attachment<HTMLCanvasElement> {
  return (canvas) => {
    const host = canvas.parentElement ?? document.body
    let colours = chartColours(host, false)
    let pointed: number | undefined
    // Drawn once; what changes is shown by the effect below.
    const chart: LineChart = untrack(
      () =>
        new Chart(canvas, {
          ...configOf(drawing(), colours),
          plugins: [
            overlay(
              drawing,
              () => colours,
              () => pointed,
            ),
          ],
        }),
    )
    const point = (event: PointerEvent): void => {
      const [nearest] = chart.getElementsAtEventForMode(
        event,
        'nearest',
        { axis: 'x', intersect: false },
        true,
      )
      pointed = nearest && chart.data.datasets[nearest.datasetIndex]?.data[nearest.index]?.x
      onpoint(pointed)
      chart.draw()
    }
    const leave = (): void => {
      pointed = undefined
      onpoint(undefined)
      chart.draw()
    }
    canvas.addEventListener('pointermove', point)
    canvas.addEventListener('pointerleave', leave)
    const stop = watchColours((light) => {
      colours = chartColours(host, light)
      show(chart, drawing(), colours)
    })
    $effect(() => show(chart, drawing(), colours))
    return () => {
      stop()
      canvas.removeEventListener('pointermove', point)
      canvas.removeEventListener('pointerleave', leave)
      chart.destroy()
    }
  }
}

function show(chart: LineChart, drawing: LineDrawing, colours: ChartColours): void {
  const { data, options } = configOf(drawing, colours)
  chart.data = data
  if (options) chart.options = options
  chart.update('none')
}

function configOf(
  drawing: LineDrawing,
  colours: ChartColours,
): ChartConfiguration<'line', { x: number; y: number }[]> {
  const xs = [
    ...drawing.series.flatMap(({ points }) => points.map(({ x }) => x)),
    ...drawing.marks.map(({ x }) => x),
  ]
  const font = { family: colours.font, size: textSize }
  const longest = Math.max(0, ...drawing.series.map(({ label }) => label.length))
  const from = Math.min(...xs)
  const to = Math.max(...xs)
  return {
    type: 'line',
    data: { datasets: drawing.series.map((one) => datasetOf(one, drawing.series, colours)) },
    options: {
      animation: false,
      maintainAspectRatio: false,
      devicePixelRatio: Math.max(2, devicePixelRatio),
      parsing: false,
      normalized: true,
      events: [],
      layout: { padding: { top: 18, right: longest * 6.6 + 12 } },
      scales: {
        x: {
          type: 'linear',
          min: from,
          max: to,
          border: { display: false },
          grid: { display: false },
          ticks: {
            color: colours.faint,
            font,
            maxRotation: 0,
            align: 'inner',
            callback: (x) => drawing.xText(Number(x)),
          },
          afterBuildTicks: (axis) =>
            (axis.ticks = from === to ? [{ value: from }] : [{ value: from }, { value: to }]),
        },
        y: {
          beginAtZero: true,
          border: { display: false },
          grid: { color: colours.hairline, drawTicks: false },
          ticks: {
            color: colours.faint,
            font,
            maxTicksLimit: 5,
            mirror: true,
            labelOffset: 9,
            padding: 0,
            // A curve that begins at the edge goes on behind them, and past each letter.
            z: 1,
            textStrokeColor: colours.paper,
            textStrokeWidth: 4,
            callback: (y) => (y === 0 ? '' : drawing.yText(Number(y))),
          },
        },
      },
    },
  }
}

function datasetOf(
  one: Series,
  all: readonly Series[],
  colours: ChartColours,
): ChartDataset<'line', { x: number; y: number }[]> {
  const colour = colours[one.tone ?? 'ink']
  const shadeTo = all.findIndex(({ id }) => id === one.shadeTo)
  return {
    label: one.label,
    data: [...one.points],
    borderColor: faded(colour, one.line === 'faded' ? 0.45 : 1),
    borderWidth: 1.5,
    borderDash: dashes[one.line ?? 'solid'],
    borderJoinStyle: 'round',
    clip: 4,
    showLine: one.draw !== 'dots',
    pointRadius: one.draw === 'dots' ? 3 : 0,
    pointBackgroundColor: colour,
    ...(shadeTo >= 0 && { fill: { target: shadeTo }, backgroundColor: faded(colour, 0.1) }),
  }
}

function faded(colour: string, by: number): string {
  return by === 1 ? colour : `color-mix(in srgb, ${colour} ${by * 100}%, transparent)`
}

/** Names at the ends of the curves, marks, and where a pointer reads. */
function overlay(
  drawing: () => LineDrawing,
  colours: () => ChartColours,
  pointed: () => number | undefined,
): Plugin<'line'> {
  return {
    id: 'overlay',
    afterDatasetsDraw: ({ ctx, chartArea, scales }) => {
      const { x: across, y: up } = scales
      if (!across || !up) return
      const { series, marks } = drawing()
      const { faint, soft, font, paper, ...tones } = colours()
      ctx.save()
      ctx.font = `${textSize}px ${font}`
      ctx.lineWidth = 1
      const upright = (x: number, dash: readonly number[], colour: string): void => {
        ctx.strokeStyle = colour
        ctx.setLineDash([...dash])
        ctx.beginPath()
        ctx.moveTo(Math.round(x) + 0.5, chartArea.top - 8)
        ctx.lineTo(Math.round(x) + 0.5, chartArea.bottom)
        ctx.stroke()
      }
      for (const mark of marks) {
        const x = across.getPixelForValue(mark.x)
        upright(x, [2, 3], soft)
        ctx.fillStyle = faint
        ctx.fillText(mark.label, x + 4, chartArea.top - 6)
      }
      const at = pointed()
      if (at !== undefined) upright(across.getPixelForValue(at), [], faint)
      const named = series.filter(({ points, label }) => points.length > 0 && label !== '')
      const ends = named.map(({ points }) => points.at(-1) ?? { x: 0, y: 0 })
      const ys = spread(
        // Not higher than the plot: names of marks stand above it.
        ends.map(({ y }) => Math.max(up.getPixelForValue(y), chartArea.top + 5)),
        15,
        chartArea.bottom - 4,
      )
      ctx.textBaseline = 'middle'
      ctx.setLineDash([])
      named.forEach((one, place) => {
        ctx.fillStyle = one.tone === 'soft' ? soft : tones[one.tone ?? 'ink']
        const at = [across.getPixelForValue(ends[place]?.x ?? 0) + 6, ys[place] ?? 0] as const
        // Another curve may go on behind the name.
        ctx.strokeStyle = paper
        ctx.lineWidth = 4
        ctx.strokeText(one.label, ...at)
        ctx.fillText(one.label, ...at)
      })
      ctx.restore()
    },
  }
}
