import { Button } from '@mantine/core'
import { IconScreenShare } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import { nextPresenter, offersOf } from '../state/content.ts'
import styles from './stage.module.css'
import { useDesk, useLabels, useObstacle, useSession, useStanding } from './use-desk.ts'

const { useText } = text({
  show: { vi: 'Nội dung (N)', en: 'Content (N)' },
  end: { vi: 'Thôi nội dung (N)', en: 'End content (N)' },
  hint: {
    vi: 'Đưa nội dung của {name} vào ô nội dung',
    en: 'Show the content of {name} in slots for content',
  },
  endHint: { vi: 'Ô nội dung để trống', en: 'Slots for content are left empty' },
})

/** There while a site offers content, or presents it. */
export function ContentButton() {
  const t = useText()
  const desk = useDesk()
  const labels = useLabels()
  const session = useSession()
  const obstacle = useObstacle('display')
  const chosen = useLive(desk.view.live, (view) => view.site)
  const node = useStanding().node
  const own = useLive(desk.ownContent.state, ({ kind }) => (kind === 'offered' ? node : null))
  const first = useLive(desk.roster, ({ roster }) => offersOf(roster, own ?? chosen)[0])
  const next = session && nextPresenter(session, first === undefined ? [] : [first])
  if (!session || obstacle || next === undefined) return null
  return (
    <Button
      size="compact-xs"
      variant={next === null ? 'light' : 'default'}
      color="gray"
      className={styles.program ?? ''}
      leftSection={<IconScreenShare size={14} aria-hidden />}
      title={next === null ? t('endHint') : t('hint', { name: nameOf(labels, next) })}
      onClick={() => void desk.content.present(next)}
    >
      {t(next === null ? 'end' : 'show')}
    </Button>
  )
}
