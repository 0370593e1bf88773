import { text, useLanguage } from '#browser/kit'
import type { Incident } from '#contract/readiness'
import { contactOf } from '../state/contact.ts'
import { lastedFor } from '../state/durations.ts'
import { ownerName } from './contact-words.ts'
import styles from './list.module.css'
import { useNames, useRows } from './names.ts'
import { SiteRow } from './site-row.tsx'
import { useNodeNow } from './use-board.ts'

const { useText } = text({
  help: { vi: 'Gọi hỗ trợ', en: 'Called for help' },
  words: { vi: 'Gọi hỗ trợ: {words}', en: 'Called for help: {words}' },
  opened: { vi: 'chưa ai nhận, {lasted}', en: 'nobody answers, {lasted}' },
  answered: { vi: '{by} đang xử lý, {lasted}', en: '{by} sees to it, {lasted}' },
  fixed: { vi: 'đã sửa, chờ thử lại, {lasted}', en: 'fixed, to be tested, {lasted}' },
})

/** One incident: where, or whose where that is known, what, whom to call, how far it is, for how long it has been open. */
export function IncidentRow({ incident, named }: { incident: Incident; named: 'site' | 'owner' }) {
  const t = useText()
  const language = useLanguage()
  const now = useNodeNow()
  const nameOf = useNames()
  const row = useRows().get(incident.site)
  const { cause, state, openedAt } = incident
  const lasted = lastedFor(now - openedAt)[language]
  const detail = () => {
    if (cause.kind === 'test') return cause.words[language]
    return cause.words ? t('words', { words: cause.words }) : t('help')
  }
  const standing = () => {
    switch (state.state) {
      case 'opened':
        return <span className={styles.open}>{t('opened', { lasted })}</span>
      case 'answered':
        return t('answered', { by: state.answered.by, lasted })
      case 'fixed':
      case 'retested':
      case 'closed':
        return t('fixed', { lasted })
    }
  }
  return (
    <SiteRow
      site={incident.site}
      name={named === 'site' ? nameOf(incident.site) : ownerName(incident.owner, language)}
      sign={row && !row.connected ? 'absent' : 'fail'}
      phone={contactOf(incident.owner, row).phone}
      beside={standing()}
      detail={detail()}
    />
  )
}
