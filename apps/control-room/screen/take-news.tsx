import { Button, CloseButton } from '@mantine/core'
import { IconAlertTriangleFilled } from '@tabler/icons-react'
import { text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { previewOf } from '../state/preview.ts'
import type { Taking } from '../state/taking.ts'
import styles from './stage.module.css'
import { TakeConsequences } from './take-consequences.tsx'
import { useDesk, useWorked } from './use-desk.ts'

const { useText } = text({
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
  return taking.kind === 'refused' ? <Refused taking={taking} /> : <TakeConsequences />
}

function Refused({ taking }: { taking: Extract<Taking, { kind: 'refused' }> }) {
  const t = useText()
  const language = useLanguage()
  const other = language === 'vi' ? 'en' : 'vi'
  const desk = useDesk()
  const session = useWorked()
  const { error, purpose } = taking
  return (
    <div className={styles.refused} role="alert" data-floating>
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
