import { Button, CloseButton } from '@mantine/core'
import { IconAlertTriangleFilled } from '@tabler/icons-react'
import { useMemo } from 'react'
import { text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { SiteId } from '#contract'
import { previewOf, sceneOf } from '../state/preview.ts'
import { nameOf } from '../state/registry-index.ts'
import { sitesToAsk, sitesWithoutConsent } from '../state/requests.ts'
import { sceneChange } from '../state/scene-change.ts'
import type { Taking } from '../state/taking.ts'
import styles from './stage.module.css'
import { useDesk, useLabels, useSession, useStanding } from './use-desk.ts'

const { useText } = text({
  same: { vi: 'Xem trước giống màn hình đang phát.', en: 'The preview is what is on air.' },
  empty: {
    vi: 'Chọn bố cục (phím 1–9, 0, -), bấm một ô rồi bấm điểm cầu, hoặc kéo điểm cầu vào ô.',
    en: 'Choose a layout (keys 1–9, 0, -), press a slot then a site, or drag a site into a slot.',
  },
  pick: {
    vi: 'Chọn điểm cầu cho ô {slot}: bấm trên tường hoặc trong cây bên trái. Esc để thôi.',
    en: 'Choose a site for slot {slot}: press it on the wall or in the tree. Esc lets go.',
  },
  enters: { vi: 'Lên hình', en: 'Enter' },
  leaves: { vi: 'Rời hình', en: 'Leave' },
  dark: { vi: 'Không có hình', en: 'Without a picture' },
  none: { vi: 'không có', en: 'none' },
  consent: { vi: 'Tỉnh chưa đồng ý', en: 'Their province has not agreed' },
  ask: { vi: 'Xin tỉnh', en: 'Ask' },
  more: { vi: '{names} và {count} điểm cầu khác', en: '{names} and {count} more' },
  'refused-take': { vi: 'Chưa phát được', en: 'Not taken' },
  'refused-undo': { vi: 'Chưa hoàn tác được', en: 'Not undone' },
  kept: { vi: 'Xem trước vẫn giữ nguyên.', en: 'The preview is kept.' },
  copy: { vi: 'Lấy màn hình đang phát', en: 'Copy what is on air' },
  again: { vi: 'Phát lại', en: 'Take again' },
  close: { vi: 'Đóng', en: 'Close' },
})

/** One line under the panes; always there, so that nothing below moves. */
export function TakeNews() {
  const taking = useLive(useDesk().takes.live, (state) => state)
  return taking.kind === 'refused' ? <Refused taking={taking} /> : <Consequence />
}

function Consequence() {
  const t = useText()
  const desk = useDesk()
  const session = useSession()
  const preview = useLive(desk.preview, (now) => now)
  const standing = useLive(desk.roster, (state) => state.standing)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `standing` says when the roster matters here
  const change = useMemo(
    () => session && sceneChange(session, sceneOf(preview), desk.roster.get().roster),
    [session, preview, standing],
  )
  const names = useNames()
  const { node } = useStanding()
  const missing = session ? sitesWithoutConsent(session, sceneOf(preview), node) : []
  const toAsk = session ? sitesToAsk(session, missing, node) : []
  if (preview.armed) {
    return <p className={`${styles.news} ${styles.pick}`}>{t('pick', { slot: preview.selected + 1 })}</p>
  }
  if (!change) return <p className={styles.news} />
  if (change.same) return <p className={styles.news}>{t('same')}</p>
  if (sceneOf(preview).slots.every((slot) => slot.kind === 'empty')) {
    return <p className={styles.news}>{t('empty')}</p>
  }
  return (
    <p className={styles.news}>
      <span>
        {t('enters')}: <strong>{names(change.enters)}</strong>
      </span>
      <span>
        {t('leaves')}: <strong>{names(change.leaves)}</strong>
      </span>
      {missing.length > 0 && (
        <span className={styles.warning}>
          <IconAlertTriangleFilled size={14} aria-hidden /> {t('consent')}: <strong>{names(missing)}</strong>{' '}
          {toAsk.length > 0 && (
            <Button size="compact-xs" variant="default" onClick={() => void desk.authority.ask(toAsk)}>
              {t('ask')}
            </Button>
          )}
        </span>
      )}
      {change.withoutPicture.length > 0 && (
        <span className={styles.warning}>
          <IconAlertTriangleFilled size={14} aria-hidden /> {t('dark')}:{' '}
          <strong>{names(change.withoutPicture)}</strong>
        </span>
      )}
    </p>
  )
}

function Refused({ taking }: { taking: Extract<Taking, { kind: 'refused' }> }) {
  const t = useText()
  const language = useLanguage()
  const other = language === 'vi' ? 'en' : 'vi'
  const desk = useDesk()
  const session = useSession()
  const { error, purpose } = taking
  return (
    <div className={styles.refused} role="alert">
      <IconAlertTriangleFilled size={22} aria-hidden />
      <div className={styles.grow}>
        <strong>
          {t(`refused-${purpose.kind}`)}. {error.message[language]}
        </strong>{' '}
        {t('kept')}
        <small>
          {error.message[other]} <code>{error.code}</code>
        </small>
      </div>
      {error.code === 'session.stale' && (
        <>
          {purpose.kind === 'take' && (
            <Button size="compact-sm" color="dark" onClick={() => void desk.takes.take()}>
              {t('again')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="white"
            color="dark"
            onClick={() => session && desk.preview.set(previewOf(session.program.scene))}
          >
            {t('copy')}
          </Button>
        </>
      )}
      <CloseButton c="dark" aria-label={t('close')} onClick={desk.takes.dismiss} />
    </div>
  )
}

function useNames(): (sites: readonly SiteId[]) => string {
  const t = useText()
  const labels = useLabels()
  return (sites) => {
    if (sites.length === 0) return t('none')
    // Two of the longest names, or one and a number, fit three times beside each other at 1366 pixels.
    const names = sites.slice(0, sites.length > 2 ? 1 : 2).map((site) => nameOf(labels, site))
    const count = sites.length - names.length
    return count > 0 ? t('more', { names: names.join(', '), count }) : names.join(', ')
  }
}
