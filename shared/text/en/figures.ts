/** English names, formulas and good directions of the figures that *where from?* opens. */

import type { ExplainedFigure, Explanation, Operand } from '../explained-figure.ts'
import type { FigureWords } from '../words.ts'

export const figures: FigureWords = {
  explain: (figure) => {
    const [name, trade, formula, operands, good] = table[figure]
    return {
      name,
      ...(trade === '' ? {} : { trade }),
      formula,
      operands: operands.map((operand) => ({ operand, name: operandNames[operand] })),
      good,
    } satisfies Explanation
  },
}

const operandNames: Readonly<Record<Operand, string>> = {
  bac: 'budget',
  pv: 'planned by now',
  ev: 'earned',
  ac: 'spent',
  spi: 'schedule efficiency',
  cpi: 'cost efficiency',
  eac: 'cost at the end',
  es: 'earned days',
  at: 'days gone',
  pd: 'planned days',
  rest: 'estimates of the work left',
  forecast: 'forecast',
  baseline: 'agreed plan',
  commitment: 'promised',
  announced: 'announced',
  unannounced: 'not yet announced',
  value: 'last reading',
  expected: 'expected by then',
  start: 'start',
  target: 'target',
  expectedShare: 'share expected',
  projection: 'at the present pace',
  curveAfterSlip: 'the plan’s curve after the slip',
  outlook: 'heading for',
  owned: 'with a person',
  inPlay: 'in play',
  live: 'heard in time',
  lateFinish: 'latest finish',
  earlyFinish: 'forecast finish',
  nextStart: 'what follows',
}

type Row = readonly [name: string, trade: string, formula: string, operands: readonly Operand[], good: string]

const above1 = 'above 1 is good'
const positive = 'above 0 is good'
const low = 'less is good'
const onTime = '0 is on plan, more is late'

const table: Readonly<Record<ExplainedFigure, Row>> = {
  bac: ['budget', 'BAC', 'sum of the agreed budgets', ['bac'], ''],
  pv: ['planned by now', 'PV', 'agreed budget × share of its working days gone', ['bac'], ''],
  ev: ['earned', 'EV', 'agreed budget × share done', ['bac'], 'more is good'],
  ac: ['spent', 'AC', 'sum of what is booked', ['ac'], ''],
  sv: ['ahead or behind, in work', 'SV', 'earned − planned by now', ['ev', 'pv'], positive],
  cv: ['under or over, for the work done', 'CV', 'earned − spent', ['ev', 'ac'], positive],
  spi: ['schedule efficiency', 'SPI', 'earned ÷ planned by now', ['ev', 'pv'], above1],
  cpi: ['cost efficiency', 'CPI', 'earned ÷ spent', ['ev', 'ac'], above1],
  svPercent: [
    'ahead or behind, as a share',
    'SV %',
    '(earned − planned by now) ÷ planned by now',
    ['ev', 'pv'],
    positive,
  ],
  cvPercent: ['under or over, as a share', 'CV %', '(earned − spent) ÷ earned', ['ev', 'ac'], positive],
  eac: ['cost at the end', 'EAC', 'as the plan’s policy says', ['bac', 'ev', 'ac', 'cpi'], low],
  eacTypical: [
    'cost at the end, at the present efficiency',
    'EAC',
    'budget ÷ cost efficiency',
    ['bac', 'cpi'],
    low,
  ],
  eacAtypical: [
    'cost at the end, the rest as planned',
    'EAC',
    'spent + (budget − earned)',
    ['ac', 'bac', 'ev'],
    low,
  ],
  eacCombined: [
    'cost at the end, at both efficiencies',
    'EAC',
    'spent + (budget − earned) ÷ (cost efficiency × schedule efficiency)',
    ['ac', 'bac', 'ev', 'cpi', 'spi'],
    low,
  ],
  eacBottomUp: [
    'cost at the end, by estimates',
    'EAC',
    'spent + estimates of the work left',
    ['ac', 'rest'],
    low,
  ],
  etc: ['still to be spent', 'ETC', 'cost at the end − spent', ['eac', 'ac'], low],
  vac: ['under or over at the end', 'VAC', 'budget − cost at the end', ['bac', 'eac'], positive],
  tcpiBac: [
    'efficiency needed to keep the budget',
    'TCPI',
    '(budget − earned) ÷ (budget − spent)',
    ['bac', 'ev', 'ac'],
    'near or below 1 is within reach',
  ],
  tcpiEac: [
    'efficiency needed to keep the forecast',
    'TCPI',
    '(budget − earned) ÷ (cost at the end − spent)',
    ['bac', 'ev', 'eac', 'ac'],
    'near or below 1 is within reach',
  ],
  percentComplete: ['share done', '', 'earned ÷ budget', ['ev', 'bac'], 'more is good'],
  percentPlanned: ['share planned by now', '', 'planned by now ÷ budget', ['pv', 'bac'], ''],
  percentSpent: ['share spent', '', 'spent ÷ budget', ['ac', 'bac'], ''],
  es: [
    'earned days',
    'ES',
    'the working day by which what is earned was planned',
    ['ev', 'pv'],
    'more is good',
  ],
  at: ['days gone', 'AT', 'working days from the agreed start through the last whole day', ['at'], ''],
  svTime: ['ahead or behind, in days', 'SV(t)', 'earned days − days gone', ['es', 'at'], positive],
  spiTime: ['schedule efficiency in time', 'SPI(t)', 'earned days ÷ days gone', ['es', 'at'], above1],
  ieac: [
    'length at the present pace',
    'IEAC(t)',
    'planned days ÷ (earned days ÷ days gone)',
    ['pd', 'es', 'at'],
    low,
  ],
  pd: ['planned days', 'PD', 'working days of the agreed plan', ['pd'], ''],
  delay: ['delay', '', 'forecast − agreed plan, in working days', ['forecast', 'baseline'], onTime],
  announced: [
    'announced delay',
    '',
    'promised − agreed plan, in working days',
    ['commitment', 'baseline'],
    onTime,
  ],
  unannounced: [
    'not yet announced',
    '',
    'forecast − promised, in working days',
    ['forecast', 'commitment'],
    onTime,
  ],
  krVariance: [
    'ahead or behind its curve',
    '',
    'last reading − expected by then',
    ['value', 'expected'],
    positive,
  ],
  attained: [
    'share attained',
    '',
    '(last reading − start) ÷ (target − start)',
    ['value', 'start', 'target'],
    'more is good',
  ],
  pace: [
    'pace',
    '',
    'share attained ÷ share expected',
    ['value', 'start', 'target', 'expectedShare'],
    above1,
  ],
  outlook: [
    'heading for',
    '',
    'the worse of the present pace and the plan’s curve after the slip',
    ['projection', 'curveAfterSlip'],
    '',
  ],
  shortfall: ['short by', '', 'target − heading for', ['target', 'outlook'], '0 is good'],
  ownership: [
    'owned',
    '',
    'items in play that belong to a person ÷ items in play',
    ['owned', 'inPlay'],
    'all is good',
  ],
  liveShare: [
    'heard in time',
    '',
    'weight heard in time ÷ weight in play',
    ['live', 'inPlay'],
    'all is good',
  ],
  totalFloat: [
    'slack before the end moves',
    'total float',
    'latest finish − forecast finish, in working days',
    ['lateFinish', 'earlyFinish'],
    'more is good',
  ],
  freeFloat: [
    'slack before the next item moves',
    'free float',
    'what follows − forecast finish, in working days',
    ['nextStart', 'earlyFinish'],
    'more is good',
  ],
}
