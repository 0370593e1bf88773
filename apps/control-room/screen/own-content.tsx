import { ActionIcon, Button, FileButton } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconFile, IconScreenShare } from '@tabler/icons-react'
import { TrackVideo, text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { Offered } from '../state/own-content.ts'
import styles from './content-panel.module.css'
import { useDisplayReason } from './obstacle-words.ts'
import { ReasonedButton } from './reasoned-button.tsx'
import popover from './stage-popover.module.css'
import { useDesk, useSession, useStanding } from './use-desk.ts'

const { useText } = text({
  heading: { vi: 'Từ máy này', en: 'From this computer' },
  screen: { vi: 'Màn hình…', en: 'Screen…' },
  file: { vi: 'Tệp PDF, ảnh…', en: 'PDF, picture…' },
  drop: { vi: 'Cũng có thể thả tệp vào trang này.', en: 'A file may be dropped on this page, too.' },
  mayNot: { vi: 'Bàn điều khiển này không có quyền trình chiếu.', en: 'This console may not present.' },
  isScreen: { vi: 'Màn hình của máy này', en: 'The screen of this computer' },
  page: { vi: 'Trang {page}/{pages}', en: 'Page {page}/{pages}' },
  back: { vi: 'Trang trước (PageUp)', en: 'Previous page (PageUp)' },
  next: { vi: 'Trang sau (PageDown)', en: 'Next page (PageDown)' },
  ready: { vi: 'Sẵn sàng, chưa lên màn hình chung', en: 'Ready, not on the common screen yet' },
  onAir: { vi: 'Đang ở ô nội dung của màn hình chung', en: 'In the slots for content of the common screen' },
  show: { vi: 'Đưa vào ô nội dung (N)', en: 'Show in slots for content (N)' },
  stop: { vi: 'Dừng', en: 'Stop' },
  taken: {
    vi: '{by} đang trình chiếu ở cấp này. Trình chiếu thay?',
    en: '{by} presents at this tier. Present instead?',
  },
  instead: { vi: 'Trình chiếu thay', en: 'Present instead' },
  leave: { vi: 'Thôi', en: 'Leave it' },
})

/** What goes out from this computer: a small picture of it, its pages, and what else can be chosen. */
export function OwnContent({ may }: { may: boolean }) {
  const t = useText()
  const { ownContent } = useDesk()
  const state = useLive(ownContent.state, (now) => now)
  if (!may) return <p className={popover.hint}>{t('mayNot')}</p>
  return (
    <section>
      <h4 className={styles.heading}>{t('heading')}</h4>
      {(state.kind === 'offered' || state.kind === 'taken') && (
        <>
          <TrackVideo track={state.track} className={styles.picture} />
          <What what={state.what} />
        </>
      )}
      {state.kind === 'offered' && <Standing />}
      {state.kind === 'taken' && (
        <div role="alert" className={styles.now}>
          <p>{t('taken', { by: state.by })}</p>
          <Button size="compact-xs" data-autofocus onClick={ownContent.takeOver}>
            {t('instead')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={ownContent.stop}>
            {t('leave')}
          </Button>
        </div>
      )}
      <div className={styles.choices}>
        <Button
          data-autofocus
          size="compact-sm"
          variant="default"
          leftSection={<IconScreenShare size={15} aria-hidden />}
          loading={state.kind === 'opening'}
          onClick={() => void ownContent.screen()}
        >
          {t('screen')}
        </Button>
        <FileButton
          accept="application/pdf,image/png,image/jpeg,image/webp,image/gif"
          onChange={(file) => file && void ownContent.file(file)}
        >
          {(opening) => (
            <Button
              {...opening}
              size="compact-sm"
              variant="default"
              leftSection={<IconFile size={15} aria-hidden />}
            >
              {t('file')}
            </Button>
          )}
        </FileButton>
      </div>
      <p className={popover.hint}>{t('drop')}</p>
    </section>
  )
}

/** Whether it is shown, and the way there. */
function Standing() {
  const t = useText()
  const { content, ownContent } = useDesk()
  const { node } = useStanding()
  const session = useSession()
  const reason = useDisplayReason()
  const isShown = session?.presenter === node
  return (
    <div className={styles.now}>
      <p role="status">{t(isShown ? 'onAir' : 'ready')}</p>
      {!isShown && (
        <ReasonedButton size="compact-xs" reason={reason} onClick={() => void content.present(node)}>
          {t('show')}
        </ReasonedButton>
      )}
      <Button size="compact-xs" variant="default" onClick={ownContent.stop}>
        {t('stop')}
      </Button>
    </div>
  )
}

function What({ what }: { what: Offered }) {
  const t = useText()
  const { ownContent } = useDesk()
  if (what.kind === 'screen') return <p className={styles.what}>{t('isScreen')}</p>
  return (
    <div className={styles.what}>
      <span className={styles.name} title={what.name}>
        {what.name}
      </span>
      {what.pages > 1 && (
        <>
          <ActionIcon
            size="sm"
            variant="default"
            aria-label={t('back')}
            title={t('back')}
            disabled={what.page === 1}
            onClick={() => ownContent.turn(-1)}
          >
            <IconChevronLeft size={15} />
          </ActionIcon>
          <span className={styles.page}>{t('page', what)}</span>
          <ActionIcon
            size="sm"
            variant="default"
            aria-label={t('next')}
            title={t('next')}
            disabled={what.page === what.pages}
            onClick={() => ownContent.turn(1)}
          >
            <IconChevronRight size={15} />
          </ActionIcon>
        </>
      )}
    </div>
  )
}
