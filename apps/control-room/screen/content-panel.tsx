import { Button, Popover } from '@mantine/core'
import { IconPresentation } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import { mayOffer } from '../edge/dropped-files.ts'
import { offersOf } from '../state/content.ts'
import { togglePanel } from '../state/panel.ts'
import { contentLayoutKeys } from '../state/preview.ts'
import styles from './content-panel.module.css'
import { layoutText } from './layout-words.ts'
import { useDisplayReason } from './obstacle-words.ts'
import { OwnContent } from './own-content.tsx'
import { ReasonedButton } from './reasoned-button.tsx'
import popover from './stage-popover.module.css'
import { useDesk, useLabels, useObstacle, useSession, useStanding } from './use-desk.ts'

const { useText } = text({
  open: { vi: 'Trình chiếu (N)', en: 'Content (N)' },
  titleOpen: { vi: 'Chọn nội dung để trình chiếu (Shift+N)', en: 'Choose what to present (Shift+N)' },
  titleShow: {
    vi: 'N: đưa nội dung vào ô nội dung; Shift+N: chọn nội dung',
    en: 'N: show content in its slots; Shift+N: choose',
  },
  titleEnd: {
    vi: 'N: để trống ô nội dung; Shift+N: chọn nội dung',
    en: 'N: empty the slots for content; Shift+N: choose',
  },
  page: { vi: 'Trang {page}/{pages}', en: 'Page {page}/{pages}' },
  title: { vi: 'Trình chiếu', en: 'Content' },
  keyed: { vi: 'Trình chiếu (Shift+N)', en: 'Content (Shift+N)' },
  nobody: { vi: 'Ô nội dung đang để trống.', en: 'Slots for content are empty.' },
  now: { vi: 'Ô nội dung đang hiện: {name}', en: 'Slots for content show: {name}' },
  end: { vi: 'Thôi nội dung (N)', en: 'End content (N)' },
  noSlot: {
    vi: 'Bố cục đang phát không có ô nội dung: chọn {layouts} rồi phát.',
    en: 'The layout on air has no slot for content: choose {layouts}, and take.',
  },
  layout: { vi: '“{name}” (phím {key})', en: '“{name}” (key {key})' },
  or: { vi: ' hoặc ', en: ' or ' },
  others: { vi: 'Nơi khác đang sẵn sàng', en: 'Others that are ready' },
  show: { vi: 'Đưa vào ô nội dung', en: 'Show in slots for content' },
  none: { vi: 'Chưa có nơi nào sẵn sàng.', en: 'Nobody else is ready.' },
})

/** Whose content is shown, who else offers some, and what this console presents itself. */
export function ContentPanel() {
  const t = useText()
  const desk = useDesk()
  const opened = useLive(desk.panel, (open) => open?.kind === 'content')
  const own = useLive(desk.ownContent.state, (now) => now)
  const session = useSession()
  useLive(desk.roster, ({ roster }) => offersOf(roster, null).join())
  const next = desk.content.next()
  const isUsed = own.kind === 'offered' || (session?.presenter ?? null) !== null
  const page = own.kind === 'offered' && own.what.kind === 'file' && own.what.pages > 1 ? own.what : null
  const label = page ? t('page', page) : t('open')
  const maySwitch = useObstacle('display') === null
  if (!session) return null
  return (
    <Popover
      opened={opened}
      onChange={(open) => desk.panel.set(open ? { kind: 'content' } : null)}
      position="bottom-start"
      shadow="md"
      width={340}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          size="compact-xs"
          variant={isUsed ? 'light' : 'default'}
          color={isUsed ? 'blue' : 'gray'}
          className={styles.open ?? ''}
          leftSection={<IconPresentation size={14} aria-hidden />}
          aria-label={label}
          title={t(next === null ? 'titleEnd' : next === undefined ? 'titleOpen' : 'titleShow')}
          onClick={() => desk.panel.update((open) => togglePanel(open, { kind: 'content' }))}
        >
          <span className={styles.long}>{label}</span>
          <span className={styles.short} aria-hidden>
            {page ? `${page.page}/${page.pages}` : 'N'}
          </span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        className={popover.panel}
        aria-label={t('title')}
        onKeyDown={({ key, repeat, shiftKey, ctrlKey, altKey, metaKey }) => {
          if (repeat || shiftKey || ctrlKey || altKey || metaKey) return
          if (key === 'PageDown') desk.ownContent.turn(1)
          else if (key === 'PageUp') desk.ownContent.turn(-1)
          else if (key.toLowerCase() === 'n' && maySwitch) void desk.content.present(desk.content.next())
        }}
      >
        <h3>{t('keyed')}</h3>
        <ShownNow />
        <OwnContent may={mayOffer(desk)} />
        <OtherOffers />
      </Popover.Dropdown>
    </Popover>
  )
}

function ShownNow() {
  const t = useText()
  const layoutName = layoutText.useText()
  const { content } = useDesk()
  const labels = useLabels()
  const session = useSession()
  const reason = useDisplayReason()
  const presenter = session?.presenter ?? null
  const hasSlot = session?.program.scene.slots.some(({ kind }) => kind === 'content') ?? false
  const layouts = contentLayoutKeys
    .map(([key, layout]) => t('layout', { name: layoutName(layout), key }))
    .join(t('or'))
  return (
    <div className={styles.now}>
      <p>{presenter === null ? t('nobody') : t('now', { name: nameOf(labels, presenter) })}</p>
      {presenter !== null && (
        <ReasonedButton
          size="compact-xs"
          variant="default"
          reason={reason}
          onClick={() => void content.present(null)}
        >
          {t('end')}
        </ReasonedButton>
      )}
      {!hasSlot && <p className={popover.hint}>{t('noSlot', { layouts })}</p>}
    </div>
  )
}

/** Sites and tiers other than this console's own. */
function OtherOffers() {
  const t = useText()
  const { content, roster, ownContent } = useDesk()
  const labels = useLabels()
  const session = useSession()
  const reason = useDisplayReason()
  const { node } = useStanding()
  const own = useLive(ownContent.state, ({ kind }) => (kind === 'offered' ? node : null))
  const offers = useLive(roster, (now) => offersOf(now.roster, null).join())
  const others = offers.split(',').filter((site) => site !== '' && site !== own)
  return (
    <section>
      <h4 className={styles.heading}>{t('others')}</h4>
      {others.length === 0 && <p className={popover.hint}>{t('none')}</p>}
      <ul className={styles.list}>
        {others.map((site) => (
          <li key={site}>
            <span>{nameOf(labels, site)}</span>
            {session?.presenter !== site && (
              <ReasonedButton
                size="compact-xs"
                variant="default"
                reason={reason}
                onClick={() => void content.present(site)}
              >
                {t('show')}
              </ReasonedButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
