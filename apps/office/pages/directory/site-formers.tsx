import { useEffect, useState } from 'react'
import { text } from '#browser/kit'
import type { ReplyOf, SiteId } from '#contract'
import type { LineageOperations } from '#contract/console'
import { useDesk } from '../../screens/use-office.ts'
import styles from './site-panel.module.css'

const { useText } = text({
  title: { vi: 'Trước đây ({count})', en: 'Before ({count})' },
  line: { vi: '{name}, đến {until} ({document})', en: '{name}, until {until} ({document})' },
  bare: { vi: '{name}, đến {until}', en: '{name}, until {until}' },
})

type Listed = ReplyOf<LineageOperations, 'lineage.list'>

/** The units that were merged into this one, or what it was called before. Nothing where nothing is known. */
export function SiteFormers({ site }: { site: SiteId }) {
  const t = useText()
  const { office } = useDesk()
  const [listed, setListed] = useState<Listed | null>(null)
  useEffect(() => {
    let stale = false
    // Who can not be told sees the rest of the site: the head of the page says that the node is away.
    office.call('lineage.list', { site }).then(
      (now) => !stale && setListed(now),
      () => {},
    )
    return () => {
      stale = true
    }
  }, [site, office])
  if (!listed || listed.total === 0) return null
  return (
    <details className={styles.past} data-formers>
      <summary>{t('title', { count: listed.total })}</summary>
      <ul>
        {listed.formers.map(({ id, former }) => {
          const name = [former.name, former.district, former.province].filter(Boolean).join(', ')
          const until = former.from.split('-').reverse().join('/')
          return (
            <li key={id}>
              {former.document
                ? t('line', { name, until, document: former.document })
                : t('bare', { name, until })}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
