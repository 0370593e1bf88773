import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type Fault, faultsOf } from './look/faults.ts'
import { readPage } from './look/read-page.ts'
import { smallPng } from './small-png.ts'

export interface Size {
  width: number
  height: number
}
export const large: Size = { width: 1920, height: 1080 }
export const small: Size = { width: 1366, height: 768 }
export const tablet: Size = { width: 1024, height: 768 }
/** For a screen by itself rather than a state of it: kept at both sizes. */
export const both = { keep: [large, small] }

/** Photographs pages at several sizes, looks each over, and remembers what was wrong. */
export interface Camera {
  /**
   * Looks the page over at every size; the last size stays. `keep`: the sizes whose picture is kept; left out, that
   * of the smaller screen, which has less room for the same.
   */
  take(page: Page, name: string, options?: { sizes?: readonly Size[]; keep?: readonly Size[] }): Promise<void>
  /** Presses Tab so often; every place that gets the focus has to show it. */
  tab(page: Page, name: string, times: number): Promise<void>
  readonly taken: string[]
  readonly faults: { screen: string; fault: Fault }[]
}

export function createCamera(folder: string, only: RegExp | null): Camera {
  mkdirSync(folder, { recursive: true })
  const taken: string[] = []
  const faults: Camera['faults'] = []
  const note = (screen: string, found: readonly Fault[]) => {
    for (const fault of found) {
      faults.push({ screen, fault })
      process.stdout.write(`${screen}: ${fault.kind}: ${fault.what}  [${fault.where}]\n`)
    }
  }
  return {
    taken,
    faults,
    async take(page, name, { sizes = [large, small], keep = [small] } = {}) {
      if (only && !only.test(name)) return
      for (const size of sizes) {
        await page.setViewportSize(size)
        await settle(page)
        note(`${name}-${size.width}`, faultsOf(await page.evaluate(readPage)))
        if (keep.includes(size)) taken.push(await keepPicture(page, folder, `${name}-${size.width}`))
      }
    },
    async tab(page, name, times) {
      if (only && !only.test(name)) return
      for (let press = 0; press < times; press++) {
        await page.keyboard.press('Tab')
        const unseen = await page.evaluate(focusUnseen)
        if (unseen) note(name, [{ kind: 'no focus', ...unseen }])
      }
    },
  }
}

async function keepPicture(page: Page, folder: string, name: string): Promise<string> {
  const file = `${name}.png`
  writeFileSync(join(folder, file), smallPng(await page.screenshot({ animations: 'disabled', scale: 'css' })))
  return file
}

/** Fonts are there, and what follows from a new size is drawn. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  })
  await page.waitForTimeout(700)
}

/** Runs in the page: what has the focus and shows nothing of it; null: it can be seen, or nothing has it. */
function focusUnseen(): { what: string; where: string } | null {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body) return null
  const marked = [element, element.parentElement, element.nextElementSibling].some((each) => {
    if (!each) return false
    const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(each)
    const rim = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
    return rim || boxShadow !== 'none' || (each.matches('input, select, textarea') && borderColor !== '')
  })
  if (marked) return null
  const name = element.getAttribute('aria-label') ?? element.textContent ?? ''
  return { what: name.trim().slice(0, 60), where: `${element.tagName.toLowerCase()}.${element.className}` }
}
