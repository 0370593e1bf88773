import type { Box, Clip, Control, Cover, Line, Reading } from './reading.ts'

/**
 * Runs in the page: every line of text and every control that is on the screen, where it lies, what cuts it off and
 * what lies over it. What a scroller has scrolled away is left out; what it shows in part counts as that part.
 */
export function readPage(): Reading {
  const pressable =
    'button, a[href], input:not([type="hidden"]), select, textarea, [role="tab"], [role="option"], [role="menuitem"], [role="treeitem"], [tabindex="0"]'
  const floating =
    '[role="dialog"], [role="alertdialog"], [role="menu"], [role="tooltip"], [data-portal], [data-floating]'
  const everythingHit = document.createElement('style')
  everythingHit.textContent = '* { pointer-events: auto !important }'
  document.head.append(everythingHit)

  const boxOf = ({ left, top, right, bottom }: DOMRect): Box => ({ left, top, right, bottom })
  const isScroller = (overflow: string) => overflow === 'auto' || overflow === 'scroll'
  const isHidden = (element: Element) =>
    !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ||
    // Only read out.
    getComputedStyle(element).clipPath === 'inset(50%)'

  const layers = new Map<Element, number>()
  const layerOf = (element: Element): number => {
    const top = element.closest(floating)
    if (!top) return 0
    const known = layers.get(top)
    if (known !== undefined) return known
    layers.set(top, layers.size + 1)
    return layers.size
  }

  const where = (element: Element): string => {
    const steps: string[] = []
    for (
      let at: Element | null = element;
      at && at !== document.body && steps.length < 4;
      at = at.parentElement
    ) {
      const [name] = at.classList
      steps.unshift(at.id ? `#${at.id}` : `${at.tagName.toLowerCase()}${name ? `.${name}` : ''}`)
    }
    return steps.join(' > ')
  }

  /** The part of a box that scrollers leave on the screen, and the edges that cut without scrolling. */
  const seen = (element: Element, box: Box): { box: Box; clips: Clip[] } | null => {
    const clips: Clip[] = []
    const rest = { ...box }
    let isFixed = false
    for (let at: Element | null = element; at && at !== document.documentElement; at = at.parentElement) {
      const style = getComputedStyle(at)
      if (at !== element || at.childElementCount === 0 || style.overflowX !== 'visible') {
        const edge = at.getBoundingClientRect()
        if (!isFixed && (isScroller(style.overflowX) || isScroller(style.overflowY))) {
          rest.left = Math.max(rest.left, edge.left)
          rest.top = Math.max(rest.top, edge.top)
          rest.right = Math.min(rest.right, edge.right)
          rest.bottom = Math.min(rest.bottom, edge.bottom)
        } else if (!isFixed && (style.overflowX !== 'visible' || style.overflowY !== 'visible')) {
          const told = at.closest('[title], [aria-label]') !== null
          clips.push({
            ...boxOf(edge),
            x: style.overflowX !== 'visible',
            y: style.overflowY !== 'visible',
            told,
            clamped: style.webkitLineClamp !== 'none',
          })
        }
      }
      if (style.position === 'fixed') isFixed = true
    }
    return rest.right - rest.left < 2 || rest.bottom - rest.top < 2 ? null : { box: rest, clips }
  }

  /** Drawn beside its control on a ground of its own, as the key of a tab is. */
  const isHint = (element: Element, control: Element): boolean => {
    for (let at: Element | null = element; at && at !== control; at = at.parentElement) {
      const { position, backgroundColor } = getComputedStyle(at)
      if (position === 'absolute' && !backgroundColor.endsWith(', 0)')) return true
    }
    return false
  }

  /** What hides the element at the middle of the box: something opaque that lies over it. */
  const over = (element: Element, { left, top, right, bottom }: Box): Cover | null => {
    let cover: Cover | null = null
    for (const hit of document.elementsFromPoint((left + right) / 2, (top + bottom) / 2)) {
      if (hit === element || hit.contains(element) || element.contains(hit)) break
      // The word stands in for a picture until it is there.
      if (hit.matches('img, video')) return { where: where(hit), floats: true }
      const { backgroundColor, opacity } = getComputedStyle(hit)
      const [, , , alpha = '1'] = backgroundColor.match(/[\d.]+/g) ?? []
      if (Number(alpha) > 0.6 && Number(opacity) > 0.6)
        cover ??= { where: where(hit), floats: layerOf(hit) > layerOf(element) }
    }
    return cover
  }

  const elements = [...document.querySelectorAll<HTMLElement>(pressable)].filter(
    (element) => !isHidden(element) && element.getBoundingClientRect().width > 2,
  )
  const numberOf = new Map(elements.map((element, index) => [element as Element, index]))
  const pen = document.createElement('canvas').getContext('2d')
  const fieldOf = (element: HTMLElement): Control['field'] => {
    const text =
      element instanceof HTMLSelectElement
        ? (element.selectedOptions[0]?.text ?? '')
        : element instanceof HTMLInputElement && /^(text|search|number|)$/.test(element.type)
          ? element.value || element.placeholder
          : null
    if (!text || !pen) return null
    const style = getComputedStyle(element)
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
    const has =
      element.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
    return { text, needs: pen.measureText(text).width, has }
  }
  const controls: Control[] = elements.flatMap((element): Control[] => {
    const part = seen(element, boxOf(element.getBoundingClientRect()))
    // A mark drawn by the browser's own control under the drawn one has nothing to be read.
    if (!part || element.closest('[data-wrapper] > input') === element) return []
    // A field and what stands in it: arrows, a cross.
    const besideField = [
      ...(element.parentElement?.closest('.mantine-Input-wrapper')?.querySelectorAll('input') ?? []),
    ]
    const inside = besideField.flatMap((field) => numberOf.get(field) ?? [])
    for (let at = element.parentElement; at; at = at.parentElement) {
      const number = numberOf.get(at)
      if (number !== undefined) inside.push(number)
    }
    const name = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60)
    return [
      {
        ...part.box,
        name: name || element.tagName.toLowerCase(),
        where: where(element),
        clips: part.clips,
        inside: [...inside, numberOf.get(element) ?? -1],
        layer: layerOf(element),
        under: over(element, part.box),
        field: fieldOf(element),
      },
    ]
  })

  const lines: Line[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  let piece = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const text = (node.textContent ?? '').trim()
    if (!element || text === '' || /^(SCRIPT|STYLE|OPTION|NOSCRIPT|TITLE)$/i.test(element.tagName)) continue
    if (isHidden(element)) continue
    range.selectNodeContents(node)
    piece++
    const control = element.closest(pressable)
    for (const rect of range.getClientRects()) {
      if (rect.width < 2 || rect.height < 4) continue
      const part = seen(element, boxOf(rect))
      if (!part) continue
      const on =
        control && !isHint(element, control)
          ? { control: numberOf.get(control) ?? -1, box: boxOf(control.getBoundingClientRect()) }
          : null
      lines.push({
        ...part.box,
        text: text.slice(0, 80),
        piece,
        where: where(element),
        clips: part.clips,
        on,
        under: over(element, part.box),
        layer: layerOf(element),
      })
    }
  }
  everythingHit.remove()
  const root = document.scrollingElement ?? document.documentElement
  return {
    window: { width: document.documentElement.clientWidth, height: window.innerHeight },
    scrolls:
      root.scrollHeight > root.clientHeight + 1 && getComputedStyle(document.body).overflowY !== 'hidden',
    lines,
    controls,
  }
}
