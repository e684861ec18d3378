// How long frames last while a hand scrolls or drags: the time between one animation frame and the next, in the page.

import type { Page } from 'playwright-core'

export interface Frames {
  readonly count: number
  /** Frames that took longer than 50 ms. */
  readonly over: number
  /** ms */
  readonly worst: number
}

const wheels = 60

/** The screen stands, and what is read behind it has been read. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main .skeleton').first().waitFor({ state: 'detached', timeout: 120_000 })
  await page.locator('main h1, main h2').first().waitFor({ timeout: 120_000 })
  await page.waitForTimeout(3000)
}

/** Wheels down and up through the first list or table that has rows, else through the page. */
export async function scrollThrough(page: Page): Promise<Frames> {
  const rows = page.locator('main .virtual-list [data-row], main [role=treegrid]')
  // A screen without a long list scrolls as a page.
  const box = (await rows.count()) > 0 ? await rows.first().boundingBox() : null
  await page.mouse.move(box ? box.x + Math.min(box.width, 400) / 2 : 700, 600)
  return during(page, async () => {
    for (let turn = 0; turn < 2 * wheels; turn++) {
      await page.mouse.wheel(0, turn < wheels ? 400 : -400)
      await page.waitForTimeout(16)
    }
  })
}

/** Takes the first card of the first column across the board and lets go where it came from. */
export async function dragCard(page: Page): Promise<Frames> {
  const card = page.locator('main .virtual-list .card').first()
  const box = await card.boundingBox()
  if (!box) return { count: NaN, over: NaN, worst: NaN }
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  return during(page, async () => {
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    for (let step = 0; step < 60; step++) {
      await page.mouse.move(from.x + step * 14, from.y + Math.sin(step / 6) * 120)
      await page.waitForTimeout(16)
    }
    await page.keyboard.press('Escape')
    await page.mouse.up()
  })
}

async function during(page: Page, hand: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const frames: number[] = []
    let last = performance.now()
    const tick = (at: number): void => {
      frames.push(at - last)
      last = at
      if ('frames' in globalThis) requestAnimationFrame(tick)
    }
    Object.assign(globalThis, { frames })
    requestAnimationFrame(tick)
  })
  await hand()
  return page.evaluate(() => {
    const { frames } = globalThis as unknown as { frames?: number[] }
    Reflect.deleteProperty(globalThis, 'frames')
    const taken = (frames ?? []).slice(1)
    return {
      count: taken.length,
      over: taken.filter((time) => time > 50).length,
      worst: Math.max(0, ...taken),
    }
  })
}
