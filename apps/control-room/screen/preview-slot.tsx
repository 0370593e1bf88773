import { useDraggable, useDroppable } from '@dnd-kit/react'
import type { KeyboardEvent } from 'react'
import { text } from '#browser/kit'
import { nameOf } from '#browser/meeting'
import type { SiteId, SlotSource } from '#contract'
import { clearSlot, pointAtSlot, selectSlot } from '../state/preview.ts'
import { lacksConsent } from '../state/requests.ts'
import type { Dragged, DropSlot } from './drag-layer.tsx'
import { SlotMenu } from './slot-menu.tsx'
import { sourceWords } from './source-words.ts'
import styles from './stage.module.css'
import { StateMark } from './state-mark.tsx'
import { useDesk, useLabels, useStanding, useStatus, useWorked } from './use-desk.ts'

const { useText } = text({
  slot: { vi: 'Ô {slot}: {name}', en: 'Slot {slot}: {name}' },
  empty: { vi: 'trống', en: 'empty' },
  asks: { vi: 'phải xin', en: 'to be asked' },
  menu: {
    vi: 'Nút phải hoặc S: người phát biểu, chủ tọa, nội dung',
    en: 'Right button or S: speaker, chair, content',
  },
})

const steps: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }

/** Over a slot of the preview: it can be pointed at, dropped on, dragged, and cleared with Delete. */
export function PreviewSlot(props: {
  slot: number
  source: SlotSource
  /** Who is in it now. */
  site: SiteId | null
  pointed: boolean
}) {
  const { slot, source, site, pointed } = props
  const t = useText()
  const word = sourceWords.useText()
  const desk = useDesk()
  const labels = useLabels()
  const state = useStatus(site ?? '')?.state ?? 'absent'
  const follows = source.kind === 'empty' || source.kind === 'site' ? null : word(source.kind)
  const name = follows ?? (site ? nameOf(labels, site) : t('empty'))
  const { node } = useStanding()
  const session = useWorked()
  const named = session && source.kind === 'site' ? source.site : null
  const asks = named !== null && session !== null && lacksConsent(session, named, node)
  const drop = useDroppable<DropSlot>({ id: `slot-${slot}`, data: { slot } })
  const drag = useDraggable<Dragged>({
    id: `from-slot-${slot}`,
    data: { kind: 'slot', slot, name },
    disabled: source.kind === 'empty',
  })
  const pressed = (event: KeyboardEvent<HTMLButtonElement>) => {
    const step = steps[event.key]
    const clears = event.key === 'Delete' || event.key === 'Backspace'
    if (clears && !event.shiftKey) desk.preview.update((preview) => clearSlot(preview, slot))
    else if (step) {
      desk.preview.update((preview) => selectSlot(preview, slot + step))
      const all = event.currentTarget.closest('[data-layout]')?.querySelectorAll<HTMLElement>('[data-pick]')
      all?.[slot + step]?.focus()
    } else return
    event.preventDefault()
  }
  return (
    <>
      <button
        ref={(element) => {
          drop.ref(element)
          drag.ref(element)
        }}
        type="button"
        data-pick={slot}
        className={styles.slot}
        data-target={drop.isDropTarget}
        data-pointed={pointed}
        aria-pressed={pointed}
        aria-label={t('slot', { slot: slot + 1, name })}
        onClick={() => desk.preview.update((preview) => pointAtSlot(preview, slot))}
        onKeyDown={pressed}
        onContextMenu={(event) => {
          event.preventDefault()
          desk.preview.update((preview) => selectSlot(preview, slot))
          desk.panel.set({ kind: 'slot', slot })
        }}
        title={t('menu')}
      >
        <span className={styles.slotNumber}>
          {slot + 1}
          {follows && <strong>{follows}</strong>}
          {asks && <strong className={styles.asks}>{t('asks')}</strong>}
        </span>
        {site && state !== 'connected' && (
          <span className={styles.slotState}>
            <StateMark state={state} />
          </span>
        )}
      </button>
      <SlotMenu slot={slot} />
    </>
  )
}
