import type { Locator, Page } from 'playwright-core'

/** Presses it as a person does, and answers when: Unix milliseconds by the page's clock. */
export const press = (button: Locator): Promise<number> =>
  button.evaluate((element) => {
    const at = Date.now()
    if (element instanceof HTMLElement) element.click()
    return at
  })

/**
 * When the page first shows an element of this selector with these words, from now on: Unix milliseconds by its
 * clock, at the frame that draws it. Rejects after 30 s, with what was there instead.
 */
export const sight = (page: Page, selector: string, words: string): Promise<number> =>
  page.evaluate(look, { selector, words })

/** Runs in the page. */
function look({ selector, words }: { selector: string; words: string }): Promise<number> {
  const found = () => [...document.querySelectorAll<HTMLElement>(selector)]
  return new Promise((resolve, reject) => {
    const tooLate = setTimeout(() => {
      watch.disconnect()
      const texts = found().map(({ innerText }) => innerText)
      reject(new Error(`${selector} “${words}” is not shown; there is ${JSON.stringify(texts)}`))
    }, 30_000)
    const see = () => {
      if (!found().some(({ innerText }) => innerText.includes(words))) return
      watch.disconnect()
      clearTimeout(tooLate)
      requestAnimationFrame(() => resolve(Date.now()))
    }
    const watch = new MutationObserver(see)
    watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
    see()
  })
}
