import { UnstyledButton } from '@mantine/core'
import { StateBadge, useLanguage } from '#browser/kit'
import type { ListedNotice } from '#contract/console'
import { formatVietnamTime } from '#foundation/time'
import { Table } from '../../screens/table.tsx'
import { channelWords, faultWords, kindWords, standingWords } from './kind-words.ts'
import styles from './notices.module.css'
import { useText } from './words.ts'

interface Props {
  notices: readonly ListedNotice[]
  /** Empty: none. */
  chosen: string
  onChoose: (notice: string) => void
}

/** A page of notices, each opened by its name. */
export function NoticesTable({ notices, chosen, onChoose }: Props) {
  const t = useText()
  const language = useLanguage()
  return (
    <Table
      head={(['when', 'what', 'whom', 'state'] as const).map((head) => (
        <th key={head} scope="col" data-column={head}>
          {t(head)}
        </th>
      ))}
    >
      {notices.map((notice) => (
        <tr key={notice.id} className={styles.row} data-notice={notice.id} data-open={notice.id === chosen}>
          <td className={styles.when} data-column="when">
            {formatVietnamTime(notice.at).slice(0, 16)}
          </td>
          <th scope="row">
            <UnstyledButton className={styles.open} onClick={() => onChoose(notice.id)}>
              {kindWords[notice.kind][language]} · {channelWords[notice.channel][language]}
            </UnstyledButton>
            {notice.subject !== '' && <small className={styles.subject}>{notice.subject}</small>}
          </th>
          <td className={styles.whom}>
            {notice.label}
            <small>
              {notice.person || t('office')} · {notice.address}
            </small>
          </td>
          <td>
            <Standing of={notice.state} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** How far a notice is, and why it is not further. */
export function Standing({ of }: { of: ListedNotice['state'] }) {
  const t = useText()
  const language = useLanguage()
  const { meaning, ...words } = standingWords[of.is]
  const details = detailsOf(of).map((detail) =>
    typeof detail === 'string' ? t(detail) : detail(t, language),
  )
  return (
    <>
      <StateBadge meaning={meaning}>{words[language]}</StateBadge>
      {details.length > 0 && <small>{details.join(' · ')}</small>}
    </>
  )
}

type Words = ReturnType<typeof useText>
type Detail = 'replaced' | 'over' | ((t: Words, language: 'vi' | 'en') => string)

function detailsOf(of: ListedNotice['state']): Detail[] {
  switch (of.is) {
    case 'sent':
      return [() => formatVietnamTime(of.at).slice(0, 16)]
    case 'lapsed':
      return [of.why]
    case 'failed':
      return [(_t, language) => faultWords[of.fault.is].why[language]]
    case 'waiting': {
      const { attempts, fault, next } = of
      if (attempts === 0) return []
      return [
        (t) => t('attempts', { count: attempts }),
        ...(fault ? [(_t: Words, language: 'vi' | 'en') => faultWords[fault.is].why[language]] : []),
        (t) => t('nextAt', { at: formatVietnamTime(next).slice(11, 16) }),
      ]
    }
  }
}
