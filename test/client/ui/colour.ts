// WCAG contrast, what the three common colour blindnesses see (Machado, Oliveira, Fernandes 2009, full severity),
// and how far two colours are apart (CIE76).

export type Sight = 'full' | 'protanopia' | 'deuteranopia' | 'tritanopia'
type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

const sights: Record<Sight, Matrix> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(linear(a)), luminance(linear(b))].toSorted((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

/** The colour as linear light, as this sight has it. */
export function seenBy(sight: Sight, hex: string): Triple {
  return apply(sights[sight], linear(hex)).map((part) => Math.min(1, Math.max(0, part))) as unknown as Triple
}

export function difference(a: Triple, b: Triple): number {
  const [l, m] = [lab(a), lab(b)]
  return Math.hypot(l[0] - m[0], l[1] - m[1], l[2] - m[2])
}

function linear(hex: string): Triple {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

function luminance([r, g, b]: Triple): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function apply(matrix: Matrix, [r, g, b]: Triple): Triple {
  const row = ([x, y, z]: Triple) => x * r + y * g + z * b
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])]
}

const toXyz: Matrix = [
  [0.4124 / 0.95047, 0.3576 / 0.95047, 0.1805 / 0.95047],
  [0.2126, 0.7152, 0.0722],
  [0.0193 / 1.08883, 0.1192 / 1.08883, 0.9505 / 1.08883],
]

function lab(colour: Triple): Triple {
  const bend = (value: number) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116)
  const [x, y, z] = apply(toXyz, colour)
  return [116 * bend(y) - 16, 500 * (bend(x) - bend(y)), 200 * (bend(y) - bend(z))]
}
