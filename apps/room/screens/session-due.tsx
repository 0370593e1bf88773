import { StateBadge, text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { formatVietnamTime } from '#foundation/time'
import type { Room } from '../state/room.ts'
import styles from './session-due.module.css'

const { useText } = text({
  title: { vi: 'Chưa sẵn sàng cho phiên họp', en: 'Not ready for the session' },
  begins: { vi: '“{title}” bắt đầu lúc {time}.', en: '“{title}” begins at {time}.' },
  test: {
    vi: 'Chưa có kết quả kiểm thử đủ mới: hãy bấm “Tự kiểm thử”.',
    en: 'There is no test that is new enough: press “Self-test”.',
  },
})

/** As a session comes near for which the site is not ready: when it begins, what is missing. */
export function SessionDue({ room }: { room: Room }) {
  const t = useText()
  const language = useLanguage()
  const tests = useLive(room.facts, (facts) => facts.tests)
  if (!tests?.due) return null
  const { title, startsAt } = tests.due
  const [date = '', time = ''] = formatVietnamTime(startsAt).split(' ')
  const failed = tests.verdict?.grade === 'fail' ? tests.verdict.findings[0] : undefined
  return (
    <section className={styles.due} role="status" data-due={startsAt}>
      <StateBadge meaning="attention">{t('title')}</StateBadge>
      <span>{t('begins', { title, time: `${time.slice(0, 5)} ${date.slice(0, 5)}` })}</span>
      <span>{failed ? `${failed.cause[language]} ${failed.todo[language]}` : t('test')}</span>
    </section>
  )
}
