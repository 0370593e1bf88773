import { useState } from 'react'
import { Confirm, text } from '#browser/kit'
import type { SiteId } from '#contract'
import { CLOSE_ALL } from '../edge/tab-keys.ts'
import styles from './floor-panel.module.css'
import { ReasonedButton } from './reasoned-button.tsx'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  all: { vi: 'Tắt tất cả micro', en: 'Close all' },
  others: { vi: 'Trừ chủ tọa', en: 'All but the chair' },
  nothing: { vi: 'Không có micro nào đang mở', en: 'No microphone is open' },
  noChair: { vi: 'Phiên họp chưa có điểm cầu chủ tọa', en: 'The session has no chair' },
  onlyChair: { vi: 'Chỉ micro của chủ tọa đang mở', en: "Only the chair's microphone is open" },
  askAll: { vi: 'Tắt cả {count} micro?', en: 'Close all {count} microphones?' },
  askOthers: {
    vi: 'Tắt {count} micro, chỉ để lại chủ tọa?',
    en: "Close {count} microphones and keep the chair's?",
  },
  consequence: {
    vi: 'Các điểm cầu này không còn được nghe thấy, kể cả người đang phát biểu, cho tới khi mở lại từng micro.',
    en: 'These sites will not be heard, the one that speaks included, until microphones are opened again.',
  },
})

/** Closes all microphones, or all but the chair's; asks before. `reason`: why it can't be done now. */
export function CloseMany(props: { open: readonly SiteId[]; chair: SiteId | null; reason: string | null }) {
  const { open, chair, reason } = props
  const t = useText()
  const { floor } = useDesk()
  const [asking, setAsking] = useState<'all' | 'others' | null>(null)
  const others = open.filter((site) => site !== chair)
  const whyNotAll = reason ?? (open.length === 0 ? t('nothing') : null)
  const whyNotOthers =
    reason ??
    (chair === null ? t('noChair') : null) ??
    (others.length === 0 ? t(open.length === 0 ? 'nothing' : 'onlyChair') : null)
  return (
    <div className={styles.all}>
      <ReasonedButton
        id={CLOSE_ALL}
        title="Shift+M"
        size="xs"
        px={6}
        variant="default"
        reason={whyNotAll}
        onClick={() => setAsking('all')}
      >
        {t('all')}
      </ReasonedButton>
      <ReasonedButton
        size="xs"
        px={6}
        variant="default"
        reason={whyNotOthers}
        onClick={() => setAsking('others')}
      >
        {t('others')}
      </ReasonedButton>
      <Confirm
        opened={asking !== null}
        title={
          asking === 'others' ? t('askOthers', { count: others.length }) : t('askAll', { count: open.length })
        }
        consequence={t('consequence')}
        action={t(asking ?? 'all')}
        onConfirm={() => void (asking === 'others' ? floor.closeOthers() : floor.closeAll())}
        onClose={() => setAsking(null)}
      />
    </div>
  )
}
