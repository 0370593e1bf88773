import type { Page } from 'playwright-core'

/** What a scroll of the wall looked like from inside the page. */
export interface Scrolled {
  /** Frames per second, mean. */
  fps: number
  /** The longest time between two frames, milliseconds. */
  worstMs: number
}

/** Pixels in a second: the whole wall of a province in two to three seconds. */
const scrollSpeed = 1_500

/** Scrolls the wall up and down without a pause for so long, and counts the frames that the page could draw. */
export function scrollWall(page: Page, forMs: number): Promise<Scrolled> {
  // Nothing in here has a name of its own: tsx would mark it with a function that the page does not have.
  return page.evaluate(
    async ({ forMs, speed }) => {
      const wall = document.getElementById('sites-wall')
      if (!wall || wall.scrollHeight <= wall.clientHeight) throw new Error('the wall does not scroll')
      const began = await new Promise<number>((drawn) => requestAnimationFrame(drawn))
      let [now, frames, worstMs, direction] = [began, 0, 0, 1]
      while (now - began < forMs) {
        const before = now
        now = await new Promise<number>((drawn) => requestAnimationFrame(drawn))
        frames++
        worstMs = Math.max(worstMs, now - before)
        wall.scrollTop += (direction * speed * (now - before)) / 1000
        if (wall.scrollTop <= 0) direction = 1
        if (wall.scrollTop + wall.clientHeight >= wall.scrollHeight - 1) direction = -1
      }
      return { fps: (frames * 1000) / (now - began), worstMs }
    },
    { forMs, speed: scrollSpeed },
  )
}

/**
 * Milliseconds from a key in the text filter until the frame that it led to was drawn, key by key: the text is typed
 * and then erased.
 */
export async function timeFilter(page: Page, text: string): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { filterTimes: times })
    document.addEventListener(
      'input',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          const drawn = new MessageChannel()
          drawn.port1.onmessage = () => times.push(performance.now() - timeStamp)
          drawn.port2.postMessage(null)
        }),
      { capture: true },
    )
  })
  await page.keyboard.press('/')
  const keys = [...text].map((letter) => (letter === ' ' ? 'Space' : letter))
  for (const key of [...keys, ...keys.map(() => 'Backspace')]) {
    await page.keyboard.press(key)
    await page.waitForTimeout(120)
  }
  const times = await page.evaluate(() => (window as { filterTimes?: number[] }).filterTimes ?? [])
  if (times.length !== 2 * keys.length)
    throw new Error(`${times.length} of ${2 * keys.length} keys were drawn`)
  return times
}

/**
 * Milliseconds from the beginning of the navigation until the wall shows `connected` sites as there, has a tile with
 * its picture, and a frame was drawn after that.
 */
export async function timeUntilUsable(page: Page, url: string, connected: string): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' })
  const opened = await page.waitForFunction(
    (connected) => {
      const count = document.querySelector('[role="listbox"]')?.parentElement?.querySelector('header')
      const pictured = document.querySelector('#sites-wall [data-state="connected"] img')
      if (!count?.textContent?.includes(connected) || !pictured) return null
      return new Promise<number>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))),
      )
    },
    connected,
    { polling: 'raf', timeout: 60_000 },
  )
  return (await opened.jsonValue()) ?? Number.NaN
}
