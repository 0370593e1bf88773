import { Button } from '@mantine/core'
import { IconHeadset, IconZoomIn } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import type { SiteId } from '#contract'
import { cueWith, whoTalks } from '../state/cue.ts'
import { marksOf } from '../state/marks.ts'
import { obstacleTo } from '../state/obstacle.ts'
import { DisplayMark } from './display-mark.tsx'
import { faultText } from './fault-words.ts'
import { LineMark } from './line-mark.tsx'
import { NodeTimeAgo } from './node-time-ago.tsx'
import { useObstacleWords } from './obstacle-words.ts'
import panel from './panel.module.css'
import { ReasonedButton } from './reasoned-button.tsx'
import { SiteActions } from './site-actions.tsx'
import styles from './site-panel.module.css'
import { SiteProof } from './site-proof.tsx'
import { SiteQuality } from './site-quality.tsx'
import { StateMark } from './state-mark.tsx'
import { useDesk, useLabels, useSession, useStanding, useStatus } from './use-desk.ts'
import { timeOf } from './vietnam-clock.ts'

const { useText } = text({
  title: { vi: 'Điểm cầu đang chọn', en: 'Chosen site' },
  none: {
    vi: 'Bấm một điểm cầu trên tường hoặc trong cây để mở micro, cấp liên kết, đưa lên hình.',
    en: 'Press a site of the wall or the tree to open its microphone, issue its link, put it on air.',
  },
  large: { vi: 'Xem hình trực tiếp của điểm cầu (Z)', en: 'See the site live and large (Z)' },
  talk: {
    vi: 'Trao đổi riêng với điểm cầu, hội nghị không nghe (Y)',
    en: 'Talk with the site, unheard by the meeting (Y)',
  },
  talks: { vi: '{who} đang trao đổi riêng', en: '{who} talks with it privately' },
  since: { vi: 'từ {at}', en: 'since {at}' },
  still: { vi: 'Ảnh gần nhất', en: 'Last still' },
  transport: { vi: 'Giao thức', en: 'Transport' },
  tcp: { vi: 'TCP (UDP bị chặn)', en: 'TCP (UDP is blocked)' },
  udp: { vi: 'UDP', en: 'UDP' },
  nothing: { vi: 'chưa có', en: 'none yet' },
})

/** The site that keys and these buttons are about. */
export function SitePanel() {
  const t = useText()
  const words = useObstacleWords()
  const { view, viewing, cue } = useDesk()
  const blocked = obstacleTo('display', useStanding())
  const site = useLive(view.live, (now) => now.site)
  return (
    <section className={panel.panel}>
      <header className={panel.head}>
        <h2 className={panel.title}>{t('title')}</h2>
        {site && (
          <ReasonedButton
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<IconHeadset size={15} aria-hidden />}
            px={4}
            title={t('talk')}
            aria-label={t('talk')}
            reason={blocked ? words(blocked) : null}
            onClick={() => void cue.toggle(site)}
          >
            (Y)
          </ReasonedButton>
        )}
        {site && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<IconZoomIn size={15} aria-hidden />}
            px={4}
            title={t('large')}
            aria-label={t('large')}
            onClick={() => viewing.zoom(site)}
          >
            (Z)
          </Button>
        )}
      </header>
      {site ? (
        <>
          <ChosenSite key={site} site={site} />
          <SiteActions key={`act on ${site}`} site={site} />
        </>
      ) : (
        <p className={panel.hint}>{t('none')}</p>
      )}
    </section>
  )
}

function ChosenSite({ site }: { site: SiteId }) {
  const t = useText()
  const fault = faultText.useText()
  const name = nameOf(useLabels(), site)
  const status = useStatus(site)
  const marks = marksOf(status)
  const transport = status?.transport ?? 'none'
  const session = useSession()
  const labels = useLabels()
  const talk = session && cueWith(session, site)
  return (
    <div className={styles.site}>
      <h3>{name}</h3>
      <code>{site}</code>
      <p>
        <StateMark state={marks.state} />
        {status && <span className={styles.muted}>{t('since', { at: timeOf(status.since) })}</span>}
      </p>
      <p>
        {marks.display && marks.display !== 'differing' && <DisplayMark display={marks.display} words />}
        <LineMark site={site} line={marks.line} words />
      </p>
      {talk && <p>{t('talks', { who: whoTalks(nameOf(labels, talk.from), talk.by) })}</p>}
      {marks.faults.map((each) => (
        <p key={each} className={styles.fault}>
          ▲ {fault(each)}
        </p>
      ))}
      {status && marks.state !== 'absent' && (
        <>
          <p className={styles.muted}>
            {t('still')}: {marks.stillAt > 0 ? <NodeTimeAgo at={marks.stillAt} /> : t('nothing')}
          </p>
          <p className={styles.muted}>
            {t('transport')}: {transport === 'none' ? t('nothing') : t(transport)}
          </p>
        </>
      )}
      <SiteQuality site={site} />
      <SiteProof site={site} />
    </div>
  )
}
