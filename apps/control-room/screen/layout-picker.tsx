import { text } from '#browser/kit'
import { slotRects } from '#browser/layouts'
import { useLive } from '#browser/live-state'
import type { LayoutName } from '#contract'
import { chooseLayout, layoutOrder } from '../state/preview.ts'
import styles from './stage.module.css'
import { useDesk } from './use-desk.ts'

const { useText } = text<LayoutName | 'layout'>({
  layout: { vi: 'Bố cục', en: 'Layout' },
  full: { vi: 'Toàn màn hình', en: 'Full screen' },
  '1+1': { vi: 'Hai điểm cầu', en: 'Two sites' },
  '2x2': { vi: 'Chia 4', en: '2×2' },
  '3x3': { vi: 'Chia 9', en: '3×3' },
  '1+5': { vi: 'Một lớn, năm nhỏ', en: 'One large, five small' },
})

/** The layouts, drawn small; each with its key. */
export function LayoutPicker() {
  const t = useText()
  const { preview } = useDesk()
  const chosen = useLive(preview, ({ layout }) => layout)
  return (
    <fieldset className={styles.layouts} aria-label={t('layout')}>
      {layoutOrder.map((layout, at) => (
        <button
          key={layout}
          type="button"
          aria-pressed={chosen === layout}
          aria-label={t(layout)}
          title={`${t(layout)} (${at + 1})`}
          onClick={() => preview.update((now) => chooseLayout(now, layout))}
        >
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="26" height="15" aria-hidden>
            {slotRects(layout, 6).map((rect) => (
              <rect key={`${rect.x} ${rect.y}`} {...rect} fill="currentColor" />
            ))}
          </svg>
          <kbd>{at + 1}</kbd>
        </button>
      ))}
    </fieldset>
  )
}
