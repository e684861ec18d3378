import { expect, test } from 'vitest'
import { placeRect } from '../../../client/ui/place-beside.ts'

const view = { width: 400, height: 600 }
const float = { width: 200, height: 150 }

test('stands under its anchor, edges aligned', () => {
  expect(placeRect({ x: 50, y: 100, width: 80, height: 30 }, float, view)).toMatchObject({
    x: 50,
    y: 134,
    side: 'bottom',
  })
})

test('turns over where it does not fit and there is more room', () => {
  expect(placeRect({ x: 50, y: 550, width: 80, height: 30 }, float, view)).toMatchObject({
    y: 396,
    side: 'top',
  })
})

test('keeps to the wished side when the other has even less room, and says how high it may be', () => {
  const placed = placeRect({ x: 50, y: 100, width: 80, height: 30 }, { width: 200, height: 900 }, view)
  expect(placed).toMatchObject({ side: 'bottom', maxHeight: 458 })
})

test('never leaves the window sideways', () => {
  expect(placeRect({ x: 350, y: 10, width: 40, height: 30 }, float, view).x).toBe(192)
  expect(placeRect({ x: 0, y: 10, width: 40, height: 30 }, float, view, { align: 'end' }).x).toBe(8)
})
