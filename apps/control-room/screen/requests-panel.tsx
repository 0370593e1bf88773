import { SegmentedControl } from '@mantine/core'
import { useEffect, useState } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import { holderOf, type ShowingRule } from '#contract'
import { consentFor, incoming, outgoing, settled } from '../state/requests.ts'
import { IncomingRequest } from './incoming-request.tsx'
import panel from './panel.module.css'
import { ReasonedButton } from './reasoned-button.tsx'
import { RequestLine } from './request-line.tsx'
import styles from './requests-panel.module.css'
import { useDesk, useLabels, useSession, useStanding } from './use-desk.ts'

const { useText } = text({
  none: {
    vi: 'Chưa có yêu cầu nào. Khi tỉnh đặt “Phải xin”, chọn điểm cầu rồi bấm nút bên dưới.',
    en: 'No requests. Where a province wants to be asked, choose a site and press the button below.',
  },
  'none-below': {
    vi: 'Chưa có yêu cầu nào. Cấp trên xin đưa điểm cầu của tỉnh lên hình sẽ hiện ở đây.',
    en: 'No requests. What the tier above asks to show appears here.',
  },
  in: { vi: 'Cấp trên xin', en: 'Asked of us' },
  answered: { vi: 'Đã trả lời', en: 'Answered' },
  out: { vi: 'Đã xin', en: 'Asked by us' },
  ask: { vi: 'Xin {name} lên hình', en: 'Ask to show {name}' },
  choose: {
    vi: 'Chọn một điểm cầu trên tường hoặc trong cây',
    en: 'Choose a site on the wall or in the tree',
  },
  free: { vi: 'Điểm cầu này lên hình được ngay, không cần xin', en: 'This site can be shown without asking' },
  refused: { vi: 'Tỉnh không cho điểm cầu này lên hình', en: 'Its province does not show this site' },
  waiting: { vi: 'Đã xin, đang chờ tỉnh trả lời', en: 'Asked; the province has not answered yet' },
  rule: { vi: 'Cấp trên đưa điểm cầu của tỉnh lên hình (phiên này)', en: 'Showing our sites (this session)' },
  standing: { vi: 'Các phiên sau', en: 'Sessions to come' },
  automatic: { vi: 'Tự do', en: 'Freely' },
  'rule-ask': { vi: 'Phải xin', en: 'Ask' },
  refuse: { vi: 'Không', en: 'Not' },
})

/** Showing sites across tiers: what is asked of this tier, what it asked for, and its rule. */
export function RequestsPanel() {
  const t = useText()
  const desk = useDesk()
  const session = useSession()
  const { node } = useStanding()
  const [now, setNow] = useState(() => desk.nodeNow())
  useEffect(() => {
    const ticking = setInterval(() => setNow(desk.nodeNow()), 1000)
    return () => clearInterval(ticking)
  }, [desk])
  if (!session) return null
  const asked = incoming(session, node)
  const ours = outgoing(session, node, now)
  const done = settled(session, node, now)
  const isProvince = session.owner !== node
  return (
    <section className={panel.panel}>
      {asked.length + ours.length + done.length === 0 && (
        <p className={panel.hint}>{t(isProvince ? 'none-below' : 'none')}</p>
      )}
      {asked.length > 0 && <h2 className={styles.heading}>{t('in')}</h2>}
      <ul className={styles.list}>
        {asked.map((request, at) => (
          <IncomingRequest key={request.id} request={request} now={now} first={at === 0} />
        ))}
      </ul>
      {ours.length > 0 && <h2 className={styles.heading}>{t('out')}</h2>}
      <ul className={styles.list}>
        {ours.map((request) => (
          <RequestLine key={request.id} request={request} now={now} ours />
        ))}
      </ul>
      {done.length > 0 && <h2 className={styles.heading}>{t('answered')}</h2>}
      <ul className={styles.list}>
        {done.map((request) => (
          <RequestLine key={request.id} request={request} now={now} ours={false} />
        ))}
      </ul>
      {holderOf(session) === node && <AskForSite />}
      {isProvince && <Rules rule={session.showing.rules[node] ?? 'automatic'} />}
    </section>
  )
}

/** Asks for the site that is chosen on the wall or in the tree. */
function AskForSite() {
  const t = useText()
  const desk = useDesk()
  const labels = useLabels()
  const session = useSession()
  const { node } = useStanding()
  const site = useLive(desk.view.live, (view) => view.site)
  if (!session) return null
  const consent = site ? consentFor(session, site, node) : null
  const waits = session.showing.requests.some((each) => each.site === site && each.state === 'pending')
  const reason = !site
    ? t('choose')
    : consent === 'free'
      ? t('free')
      : consent === 'refused'
        ? t('refused')
        : waits
          ? t('waiting')
          : null
  return (
    <div className={styles.foot}>
      <ReasonedButton
        fullWidth
        size="xs"
        variant="default"
        className={panel.grows ?? ''}
        reason={reason}
        onClick={() => site && void desk.authority.ask([site])}
      >
        {t('ask', { name: site ? nameOf(labels, site) : '…' })}
      </ReasonedButton>
    </div>
  )
}

/** This province's word on its sites: for this session, and for those to come. */
function Rules({ rule }: { rule: ShowingRule }) {
  const t = useText()
  const desk = useDesk()
  const [standing, setStanding] = useState<ShowingRule | null>(null)
  useEffect(() => {
    void desk.authority.standing().then(setStanding)
  }, [desk])
  const choices = [
    { value: 'automatic', label: t('automatic') },
    { value: 'ask', label: t('rule-ask') },
    { value: 'refuse', label: t('refuse') },
  ] satisfies { value: ShowingRule; label: string }[]
  return (
    <div className={styles.foot}>
      <p className={styles.label}>{t('rule')}</p>
      <SegmentedControl<ShowingRule>
        fullWidth
        size="xs"
        aria-label={t('rule')}
        data={choices}
        value={rule}
        onChange={(value) => void desk.authority.setRule(value)}
      />
      {standing && (
        <>
          <p className={styles.label}>{t('standing')}</p>
          <SegmentedControl<ShowingRule>
            fullWidth
            size="xs"
            aria-label={t('standing')}
            data={choices}
            value={standing}
            onChange={(value) => void desk.authority.setStanding(value).then(setStanding)}
          />
        </>
      )}
    </div>
  )
}
