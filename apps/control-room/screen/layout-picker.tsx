import { text } from '#browser/kit'
import { slotRects } from '#browser/layouts'
import { useLive } from '#browser/live-state'
import type { LayoutName } from '#contract'
import { chooseLayout, layoutKeys } from '../state/preview.ts'
import { layoutText } from './layout-words.ts'
import styles from './stage.module.css'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  layout: { vi: 'Bố cục', en: 'Layout' },
})

/** The layouts, drawn small; each with its key. */
export function LayoutPicker() {
  const t = useText()
  const name = layoutText.useText()
  const { preview } = useDesk()
  const chosen = useLive(preview, ({ layout }) => layout)
  return (
    <fieldset className={styles.layouts} aria-label={t('layout')}>
      {layoutKeys.map(([key, layout]) => (
        <button
          key={layout}
          type="button"
          aria-pressed={chosen === layout}
          aria-label={name(layout)}
          title={`${name(layout)} (${key})`}
          onClick={() => preview.update((now) => chooseLayout(now, layout))}
        >
          <LayoutDrawing layout={layout} />
          <kbd>{key}</kbd>
        </button>
      ))}
    </fieldset>
  )
}

/** A slot that is meant for content is drawn as a page with lines. */
export function LayoutDrawing({ layout }: { layout: LayoutName }) {
  const isPage = (slot: number) => slot === 0 && layout.startsWith('content')
  return (
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="25" height="14" aria-hidden>
      {slotRects(layout, 6).map((rect, slot) => (
        <rect key={`${rect.x} ${rect.y}`} {...rect} fill="currentColor" opacity={isPage(slot) ? 0.35 : 1} />
      ))}
      {isPage(0) && <path d="M14 36H60M14 52H52M14 68H60" stroke="currentColor" strokeWidth="7" />}
    </svg>
  )
}
