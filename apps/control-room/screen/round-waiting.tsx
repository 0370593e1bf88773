import { text } from '#browser/kit'
import { nameOf } from '#browser/meeting'
import type { LinkLoad, Round } from '#contract/readiness'
import { type WaitReason, waitingSites } from '../state/round-waits.ts'
import styles from './tests-panel.module.css'
import { useLabels } from './use-desk.ts'

const { useText } = text({
  waiting: { vi: 'Chờ thử', en: 'Waiting' },
  paused: { vi: 'đợt đang tạm dừng', en: 'the round is paused' },
  late: { vi: 'vừa vào, thử kế tiếp', en: 'they came late, and are next' },
  turn: { vi: 'chờ đến lượt', en: 'it is not their turn yet' },
  access: {
    vi: 'đường {node} ↔ điểm cầu đang đủ {tests} lượt thử',
    en: '{node} ↔ its sites bears no more than {tests} tests',
  },
  uplink: {
    vi: 'đường {node} ↔ trung ương đang đủ {tests} lượt thử',
    en: '{node} ↔ the centre bears no more than {tests} tests',
  },
  noAccess: {
    vi: 'đường {node} ↔ điểm cầu không dành băng thông cho kiểm thử',
    en: 'nothing of {node} ↔ its sites is for tests',
  },
  noUplink: {
    vi: 'đường {node} ↔ trung ương không dành băng thông cho kiểm thử',
    en: 'nothing of {node} ↔ the centre is for tests',
  },
  more: { vi: '{names} và {count} điểm cầu nữa', en: '{names} and {count} more' },
})
/** As many are named of those that wait for the same. */
const NAMED = 3
const noRoom = { access: 'noAccess', uplink: 'noUplink' } as const

/** Whom a round waits for, and why they are not under test yet. */
export function RoundWaiting({ round, loads }: { round: Round; loads: readonly LinkLoad[] }) {
  const t = useText()
  const labels = useLabels()
  const groups = waitingSites(round, loads)
  if (round.state === 'closed' || groups.length === 0) return null
  const why = (reason: WaitReason) => {
    if (reason.why !== 'line') return t(reason.why)
    const { link, tests } = reason
    return t(tests === 0 ? noRoom[link.kind] : link.kind, { node: nameOf(labels, link.node), tests })
  }
  const named = (sites: readonly string[]) => {
    const names = sites.slice(0, NAMED).map((site) => nameOf(labels, site))
    const count = sites.length - names.length
    return count > 0 ? t('more', { names: names.join(', '), count }) : names.join(', ')
  }
  const count = groups.reduce((sum, { sites }) => sum + sites.length, 0)
  return (
    <section data-part="waiting">
      <h4 className={styles.part}>
        {t('waiting')} ({count})
      </h4>
      <ul className={styles.sites}>
        {groups.map(({ reason, sites }) => (
          <li key={why(reason)} data-why={reason.why}>
            <span>
              {named(sites)}
              <small>{why(reason)}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
