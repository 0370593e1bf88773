import {
  IconArrowBigRightLines,
  IconLink,
  IconLinkOff,
  IconMicrophone,
  IconMicrophoneOff,
} from '@tabler/icons-react'
import { useState } from 'react'
import { Confirm, text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import { closedFloor, type SiteId } from '#contract'
import { obstacleToLinks, obstacleToMicrophone } from '../state/obstacle.ts'
import { assignSite } from '../state/preview.ts'
import { useObstacleWords } from './obstacle-words.ts'
import { ReasonedButton } from './reasoned-button.tsx'
import styles from './site-panel.module.css'
import { useDesk, useLabels, useSession, useStanding } from './use-desk.ts'

const { useText } = text({
  open: { vi: 'Mở micro (M)', en: 'Open mic (M)' },
  close: { vi: 'Tắt micro (M)', en: 'Close mic (M)' },
  full: {
    vi: 'Đã mở {bound} micro, là mức tối đa. Hãy tắt bớt một micro.',
    en: '{bound} microphones are open, which is the bound. Close one first.',
  },
  assign: { vi: 'Vào ô {slot} ⏎', en: 'To slot {slot} ⏎' },
  issue: { vi: 'Cấp liên kết', en: 'Issue link' },
  revoke: { vi: 'Thu hồi', en: 'Revoke links' },
  ask: { vi: 'Thu hồi mọi liên kết của {name}?', en: 'Revoke every link of {name}?' },
  consequence: {
    vi: 'Trình duyệt đang mở của điểm cầu này bị ngắt ngay và không vào lại được bằng liên kết cũ. Phải gửi liên kết mới.',
    en: 'The site’s open browser is cut off at once and can not return by an old link. A new link has to be sent.',
  },
  revokeAll: { vi: 'Thu hồi liên kết', en: 'Revoke links' },
})

/** Four at most: microphone, slot, issue, revoke. */
export function SiteActions({ site }: { site: SiteId }) {
  const t = useText()
  const name = nameOf(useLabels(), site)
  const words = useObstacleWords()
  const desk = useDesk()
  const session = useSession()
  const standing = useStanding()
  const floorObstacle = obstacleToMicrophone(site, standing, session)
  const sitesObstacle = obstacleToLinks(site, standing)
  const slot = useLive(desk.preview, ({ selected }) => selected)
  const pending = useLive(desk.floor.pending, (sites) => sites.has(site))
  const [asking, setAsking] = useState(false)
  const { open, bound } = session?.floor ?? closedFloor(0)
  const isOpen = open.includes(site)
  const full = !isOpen && open.length >= bound
  const blockedFloor = floorObstacle ? words(floorObstacle) : full ? t('full', { bound }) : null
  const blockedSites = sitesObstacle && words(sitesObstacle)
  const Microphone = isOpen ? IconMicrophoneOff : IconMicrophone
  return (
    <div className={styles.actions}>
      <ReasonedButton
        size="xs"
        px={6}
        variant={isOpen ? 'default' : 'filled'}
        leftSection={<Microphone size={15} aria-hidden />}
        loading={pending}
        reason={blockedFloor}
        onClick={() => void desk.floor.toggle(site)}
      >
        {t(isOpen ? 'close' : 'open')}
      </ReasonedButton>
      <ReasonedButton
        size="xs"
        px={6}
        variant="default"
        leftSection={<IconArrowBigRightLines size={15} aria-hidden />}
        reason={null}
        onClick={() => desk.preview.update((preview) => assignSite(preview, site))}
      >
        {t('assign', { slot: slot + 1 })}
      </ReasonedButton>
      <ReasonedButton
        size="xs"
        px={6}
        variant="default"
        leftSection={<IconLink size={15} aria-hidden />}
        reason={blockedSites}
        onClick={() => void desk.siteLinks.issue(site)}
      >
        {t('issue')}
      </ReasonedButton>
      <ReasonedButton
        size="xs"
        px={6}
        variant="default"
        leftSection={<IconLinkOff size={15} aria-hidden />}
        reason={blockedSites}
        onClick={() => setAsking(true)}
      >
        {t('revoke')}
      </ReasonedButton>
      <Confirm
        opened={asking}
        title={t('ask', { name })}
        consequence={t('consequence')}
        action={t('revokeAll')}
        onConfirm={() => void desk.siteLinks.revoke(site)}
        onClose={() => setAsking(false)}
      />
    </div>
  )
}
