import { useEffect, useState } from 'react'
import { text } from '#browser/kit'
import type { SiteId } from '#contract'
import type { FocalPerson, NamedPersons } from '#contract/directory'
import { formatVietnamTime } from '#foundation/time'
import { FailureNote } from '../../screens/failure-note.tsx'
import { useDesk } from '../../screens/use-office.ts'
import styles from './site-panel.module.css'

const { useText } = text({
  title: { vi: 'Lịch sử đầu mối', en: 'Focal persons so far' },
  none: { vi: 'Chưa từng ghi đầu mối nào.', en: 'No focal person was ever named.' },
  change: { vi: '{at}, {by} ghi:', en: '{at}, by {by}:' },
  nobody: { vi: 'không còn ai', en: 'nobody any more' },
  principal: { vi: 'Chính', en: 'Principal' },
  deputy: { vi: 'Phó', en: 'Deputy' },
  from: { vi: 'từ {from}', en: 'from {from}' },
  to: { vi: 'đến hết {to}', en: 'until {to}' },
})

type Loaded = { is: readonly NamedPersons[] } | { failed: unknown } | null

/** Who was named when, by which document; asked for when it is opened. */
export function SiteHistory({ site }: { site: SiteId }) {
  const t = useText()
  const { office } = useDesk()
  const [opened, setOpened] = useState(false)
  const [loaded, setLoaded] = useState<Loaded>(null)
  useEffect(() => {
    if (!opened) return
    let stale = false
    office.call('directory.history', { site }).then(
      ({ changes }) => !stale && setLoaded({ is: changes }),
      (failed: unknown) => !stale && setLoaded({ failed }),
    )
    return () => {
      stale = true
    }
  }, [opened, site, office])
  return (
    <details className={styles.past} data-history onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{t('title')}</summary>
      {loaded && 'failed' in loaded && <FailureNote error={loaded.failed} />}
      {loaded && 'is' in loaded && loaded.is.length === 0 && <p>{t('none')}</p>}
      {loaded && 'is' in loaded && (
        <ol>
          {loaded.is.map(({ revision, at, by, principal, deputies }) => (
            <li key={revision}>
              {t('change', { at: formatVietnamTime(at).slice(0, 16), by })}
              <ul>
                {principal && <Person word={t('principal')} person={principal} />}
                {deputies.map((person) => (
                  <Person key={`${person.name} ${person.phone}`} word={t('deputy')} person={person} />
                ))}
                {!principal && deputies.length === 0 && <li>{t('nobody')}</li>}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </details>
  )
}

function Person({ word, person }: { word: string; person: FocalPerson }) {
  const t = useText()
  const { name, post, phone, from, to, document } = person
  const days = [from ? t('from', { from: dayOf(from) }) : '', to ? t('to', { to: dayOf(to) }) : '']
  const words = [name, post, phone, ...days, document].filter((each) => each !== '')
  return (
    <li>
      <b>{word}</b> {words.join(', ')}
    </li>
  )
}

/** `2026-07-01` as `01/07/2026`. */
const dayOf = (iso: string): string => iso.split('-').reverse().join('/')
