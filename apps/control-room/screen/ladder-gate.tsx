import { useState } from 'react'
import { Confirm, text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import type { LadderState } from '#contract/console'
import { shortTime } from '../state/ladder.ts'
import { LadderWaiver } from './ladder-waiver.tsx'
import { ReasonedButton } from './reasoned-button.tsx'
import styles from './tests-panel.module.css'
import { useDesk, useLabels } from './use-desk.ts'

const { useText } = text({
  early: {
    vi: 'Chốt lúc {time}. Chưa đạt: {count} điểm cầu',
    en: 'Gate at {time}. Not ready: {count} sites',
  },
  ready: {
    vi: 'Sẵn sàng: {ready}/{of} đạt, {waived} được ký miễn',
    en: 'Ready: {ready} of {of}, {waived} waived',
  },
  'not-ready': { vi: 'Chưa sẵn sàng: {count} điểm cầu', en: 'Not ready: {count} sites' },
  noSites: { vi: 'Chưa sẵn sàng: phiên họp không có điểm cầu', en: 'Not ready: the session has no sites' },
  signed: { vi: '{by} đã ký miễn {sites} ({at}): {reason}', en: '{by} signed for {sites} ({at}): {reason}' },
  all: { vi: 'mọi điểm cầu', en: 'every site' },
  sites: { vi: '{count} điểm cầu', en: '{count} sites' },
  sign: { vi: 'Ký miễn…', en: 'Sign a waiver…' },
  withdraw: { vi: 'Rút', en: 'Withdraw' },
  withdrawn: { vi: 'Rút chữ ký miễn của {by}?', en: 'Withdraw the waiver of {by}?' },
  counts: {
    vi: 'Điểm cầu chưa đạt mà {by} đã ký sẽ lại bị tính; chữ ký và việc rút đều ở trong nhật ký.',
    en: 'Sites that are not ready count again; signature and withdrawal both stay in the record.',
  },
  done: { vi: 'Đã tuyên bố', en: 'Declared already' },
  declare: { vi: 'Tuyên bố sẵn sàng', en: 'Declare ready' },
  declared: { vi: 'Đã tuyên bố sẵn sàng lúc {at}, {by}', en: 'Declared ready at {at}, {by}' },
  notYet: { vi: 'Từ {time} mới tuyên bố được', en: 'Not before {time}' },
  lacks: {
    vi: 'Còn {count} điểm cầu chưa đạt và chưa có ai ký miễn',
    en: '{count} sites are not ready and nobody has signed for them',
  },
  more: { vi: 'và {count} điểm cầu nữa', en: 'and {count} more' },
})
const NAMED = 8

/** Whether the session may begin: who lacks, who signed for whom, and the word that it is ready. */
export function LadderGate({ state, reason }: { state: LadderState; reason: string | null }) {
  const { session, gate, lacking, waivers, declared } = state
  const t = useText()
  const desk = useDesk()
  const labels = useLabels()
  const pending = useLive(desk.ladders.pending, (all) => all.has(session))
  const [signing, setSigning] = useState(false)
  const [leaving, setLeaving] = useState<(typeof waivers)[number] | null>(null)
  const count = lacking.length
  const word = () => {
    if (gate.state === 'early') return t('early', { time: shortTime(gate.opensAt), count })
    if (gate.state === 'ready') return t('ready', { ...gate, waived: gate.waived.length, lacking: count })
    return count > 0 ? t('not-ready', { count }) : t('noSites')
  }
  const shut =
    gate.state === 'early'
      ? t('notYet', { time: shortTime(gate.opensAt) })
      : gate.state === 'not-ready'
        ? t('lacks', { count })
        : declared
          ? t('done')
          : null
  return (
    <div className={styles.incident} data-state={gate.state === 'ready' ? 'fixed' : 'opened'}>
      <p className={styles.state} data-state={gate.state === 'ready' ? 'fixed' : 'opened'} role="status">
        {word()}
      </p>
      {count > 0 && (
        <p className={styles.muted} data-lacking={count}>
          {lacking
            .slice(0, NAMED)
            .map(({ site }) => nameOf(labels, site))
            .join(', ')}
          {count > NAMED && `, ${t('more', { count: count - NAMED })}`}
        </p>
      )}
      {waivers.map((each) => (
        <p key={each.id} className={styles.muted} data-waiver={each.id}>
          {t('signed', {
            ...{ by: each.by, at: shortTime(each.at), reason: each.reason },
            sites:
              each.sites === null
                ? t('all')
                : whom(each.sites, labels, t('sites', { count: each.sites.length })),
          })}{' '}
          <ReasonedButton
            size="compact-xs"
            variant="subtle"
            disabled={pending}
            reason={reason}
            onClick={() => setLeaving(each)}
          >
            {t('withdraw')}
          </ReasonedButton>
        </p>
      ))}
      <Confirm
        opened={leaving !== null}
        title={t('withdrawn', { by: leaving?.by ?? '' })}
        consequence={t('counts', { by: leaving?.by ?? '' })}
        action={t('withdraw')}
        onConfirm={() => leaving && void desk.ladders.unwaive(session, leaving.id)}
        onClose={() => setLeaving(null)}
      />
      {declared && <p>{t('declared', { at: shortTime(declared.at), by: declared.by })}</p>}
      <div className={styles.buttons}>
        <ReasonedButton
          size="compact-xs"
          disabled={pending}
          reason={reason ?? shut}
          onClick={() => void desk.ladders.declare(session)}
        >
          {t('declare')}
        </ReasonedButton>
        {count > 0 && (
          <ReasonedButton
            size="compact-xs"
            variant="default"
            reason={reason}
            onClick={() => setSigning((now) => !now)}
          >
            {t('sign')}
          </ReasonedButton>
        )}
      </div>
      {signing && count > 0 && (
        <LadderWaiver
          session={session}
          lacking={lacking.map(({ site }) => site)}
          reason={reason}
          onDone={() => setSigning(false)}
        />
      )}
    </div>
  )
}

const whom = (sites: readonly string[], labels: Parameters<typeof nameOf>[0], count: string): string =>
  sites.length <= 2 ? sites.map((site) => nameOf(labels, site)).join(', ') : count
