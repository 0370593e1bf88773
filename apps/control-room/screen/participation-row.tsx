import { text } from '#browser/kit'
import type { Participant } from '#contract/participation'
import { formatVietnamTime } from '#foundation/time'
import { standingOf } from '../state/participation.ts'
import panel from './panel.module.css'
import styles from './participation.module.css'
import { standingText, useLengthWords } from './participation-words.ts'
import { useDesk } from './use-desk.ts'
import { timeOf } from './vietnam-clock.ts'

const { useText } = text({
  line: { vi: '{standing}, có mặt {present}', en: '{standing}, there for {present}' },
  drops: { vi: 'mất kết nối {count} lần', en: 'lost {count} times' },
  wall: { vi: 'Xem trên tường', en: 'Show on the wall' },
  here: { vi: 'đang có mặt', en: 'is here' },
  notHere: { vi: 'không có mặt', en: 'is not here' },
  first: { vi: 'Vào lần đầu', en: 'First there' },
  never: { vi: 'chưa vào', en: 'never' },
  media: { vi: 'Hình/tiếng đầu tiên', en: 'First picture or sound' },
  noMedia: { vi: 'chưa có', en: 'none yet' },
  present: { vi: 'Có mặt', en: 'There for' },
  away: { vi: 'Mất kết nối', en: 'Lost' },
  awayIn: { vi: '{count} lần, {length}', en: '{count} times, {length}' },
  drop: { vi: '{from} – {to} ({length})', en: '{from} to {to} ({length})' },
  now: { vi: 'nay', en: 'now' },
  earlier: { vi: 'và {count} lần trước đó', en: 'and {count} before' },
  invitation: { vi: 'Giấy mời', en: 'Invitation' },
  waiting: { vi: 'chưa trả lời', en: 'not answered' },
  outdated: { vi: 'trả lời cho giờ cũ', en: 'answered for another time' },
  received: { vi: 'đã nhận', en: 'received' },
  excused: { vi: 'xin vắng', en: 'asked to be absent' },
  attendees: { vi: 'Người dự', en: 'Attending' },
  ready: { vi: 'Kiểm thử khi bắt đầu', en: 'Test at the start' },
  good: { vi: 'Tốt, lúc {at}', en: 'Good, at {at}' },
  acceptable: { vi: 'Đạt, lúc {at}', en: 'Pass, at {at}' },
  fail: { vi: 'Không đạt, lúc {at}', en: 'Fail, at {at}' },
  untested: { vi: 'đã quá cũ, lúc {at}', en: 'too old, at {at}' },
  noTest: { vi: 'sổ không có', en: 'none in the record' },
  call: { vi: 'Điểm danh', en: 'Roll call' },
  heard: { vi: 'nghe rõ', en: 'hears' },
  'no-sound': { vi: 'không nghe', en: 'no sound' },
  saidAbsent: { vi: 'vắng', en: 'absent' },
  silent: { vi: 'chưa trả lời', en: 'no answer' },
  notAsked: { vi: 'chưa hỏi', en: 'not asked' },
  spoke: { vi: 'Mở micro', en: 'Microphone open' },
  shown: { vi: 'Lên hình', en: 'On screen' },
  shownApart: { vi: 'Lên hình ở chương trình riêng', en: 'On screen of an audience' },
  none: { vi: 'không', en: 'never' },
  elsewhere: { vi: 'trong sổ của cấp điều hành', en: 'in the record of the tier that runs it' },
})

/** One site: how it came and how long it was there; opened out everything that the record says of it. */
export function ParticipationRow(props: {
  of: Participant
  /** The session has ended. */
  over: boolean
  open: boolean
  onOpen: () => void
}) {
  const { of, over, open, onOpen } = props
  const t = useText()
  const standing = standingText.useText()
  const words = useLengthWords()
  const stands = standingOf(of)
  const minutes = of.arrival.state === 'late' ? of.arrival.minutes : 0
  const came = of.arrival.state === 'late' || of.arrival.state === 'on-time'
  const how = [
    came ? standing(of.arrival.state, { minutes }) : standing(stands),
    stands === 'away' && standing(over ? 'left' : 'away'),
  ].filter(Boolean)
  const isHere = of.here === null || came ? null : t(of.here ? 'here' : 'notHere')
  return (
    <li className={styles.participant} data-site={of.site} data-standing={stands}>
      <button type="button" className={panel.name} aria-expanded={open} onClick={onOpen}>
        {of.label}
        <small>
          {came
            ? t('line', { standing: how.join(', '), present: words(of.presentMs) })
            : [...how, stands === 'absent' ? null : isHere].filter(Boolean).join(', ')}
          {of.dropped > 0 && ` · ${t('drops', { count: of.dropped })}`}
        </small>
      </button>
      {open && <Details of={of} />}
    </li>
  )
}

/** What it answered to the invitation, and whom it named. */
function Invitation({ of }: { of: Participant['invitation'] }) {
  const t = useText()
  if (of === null) return null
  const { standing, answer } = of
  return (
    <>
      <dt>{t('invitation')}</dt>
      <dd>
        {t(standing === 'absent' ? 'excused' : standing)}
        {answer && ` (${answer.by}, ${formatVietnamTime(answer.at).slice(0, 16)})`}
        {answer?.absent && `: ${answer.absent}`}
      </dd>
      {answer !== null && answer.attendees.length > 0 && (
        <>
          <dt>{t('attendees')}</dt>
          <dd>{answer.attendees.map(({ name, post }) => (post ? `${name} (${post})` : name)).join('; ')}</dd>
        </>
      )}
    </>
  )
}

function Details({ of }: { of: Participant }) {
  const t = useText()
  const words = useLengthWords()
  const { view } = useDesk()
  const isKnown = of.arrival.state !== 'unknown'
  const answer = of.rollCall?.answer
  const told = answer ? t(answer.presence === 'absent' ? 'saidAbsent' : answer.presence) : t('silent')
  const timesWords = ({ times: count, ms }: { times: number; ms: number }) =>
    count === 0 ? t('none') : t('awayIn', { count, length: words(ms) })
  const times = (did: Participant['spoke']) => (did === null ? t('elsewhere') : timesWords(did))
  return (
    <div className={styles.details}>
      <dl>
        {isKnown && (
          <>
            <dt>{t('first')}</dt>
            <dd>{of.firstAt === null ? t('never') : timeOf(of.firstAt)}</dd>
            <dt>{t('media')}</dt>
            <dd>{of.firstMediaAt === null ? t('noMedia') : timeOf(of.firstMediaAt)}</dd>
            <dt>{t('present')}</dt>
            <dd>{words(of.presentMs)}</dd>
          </>
        )}
        {of.dropped > 0 && (
          <>
            <dt>{t('away')}</dt>
            <dd>
              {t('awayIn', { count: of.dropped, length: words(of.awayMs) })}
              <ul data-drops>
                {of.dropped > of.drops.length && (
                  <li>{t('earlier', { count: of.dropped - of.drops.length })}</li>
                )}
                {of.drops.map(({ from, to, ms }) => (
                  <li key={from}>
                    {t('drop', {
                      ...{ from: timeOf(from), to: to === null ? t('now') : timeOf(to), length: words(ms) },
                    })}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <Invitation of={of.invitation} />
        <dt>{t('ready')}</dt>
        <dd>{of.ready ? t(of.ready.grade, { at: timeOf(of.ready.provedAt) }) : t('noTest')}</dd>
        <dt>{t('call')}</dt>
        <dd>
          {of.rollCall === null ? t('notAsked') : told}
          {answer && ` (${answer.by}, ${timeOf(answer.at)})`}
          {answer?.reason && `: ${answer.reason}`}
        </dd>
        <dt>{t('spoke')}</dt>
        <dd>{times(of.spoke)}</dd>
        <dt>{t('shown')}</dt>
        <dd>{times(of.shown)}</dd>
        {of.shownApart !== null && of.shownApart.times > 0 && (
          <>
            <dt>{t('shownApart')}</dt>
            <dd>{times(of.shownApart)}</dd>
          </>
        )}
      </dl>
      <button type="button" className={styles.reveal} onClick={() => view.revealSite(of.site)}>
        {t('wall')}
      </button>
    </div>
  )
}
