import { Checkbox } from '@mantine/core'
import { StateBadge, text } from '#browser/kit'
import type { SiteId } from '#contract'
import { formatVietnamTime } from '#foundation/time'
import { Table } from '../../screens/table.tsx'
import styles from './links.module.css'
import { chosenOf, type SiteWithLinks } from './rows.ts'

const { useText } = text({
  all: { vi: 'Chọn tất cả điểm cầu đang hiện', en: 'Choose all sites shown' },
  choose: { vi: 'Chọn {label}', en: 'Choose {label}' },
  site: { vi: 'Điểm cầu', en: 'Site' },
  code: { vi: 'Mã', en: 'Code' },
  links: { vi: 'Liên kết còn hiệu lực', en: 'Valid links' },
  newest: { vi: 'Cấp gần nhất', en: 'Newest made' },
  none: { vi: 'Chưa có', en: 'None' },
  some: { vi: '{count} liên kết', en: '{count} links' },
})

interface Props {
  shown: readonly SiteWithLinks[]
  chosen: ReadonlySet<SiteId>
  onChosen: (chosen: ReadonlySet<SiteId>) => void
}

/** The sites of this node with their links; a node has fewer than two hundred. */
export function LinksTable({ shown, chosen, onChosen }: Props) {
  const t = useText()
  const count = chosenOf(shown, chosen).length
  const every = shown.map(({ site }) => site)
  return (
    <Table
      head={
        <>
          <td className={styles.choice}>
            <Checkbox
              aria-label={t('all')}
              title={t('all')}
              checked={count === shown.length}
              indeterminate={count > 0 && count < shown.length}
              onChange={(event) => onChosen(new Set(event.currentTarget.checked ? every : []))}
            />
          </td>
          {(['site', 'code', 'links', 'newest'] as const).map((head) => (
            <th key={head} scope="col">
              {t(head)}
            </th>
          ))}
        </>
      }
    >
      {shown.map(({ site, label, links, issuedAt }) => (
        <tr key={site} data-site={site}>
          <td>
            <Checkbox
              aria-label={t('choose', { label })}
              checked={chosen.has(site)}
              onChange={(event) => {
                const next = new Set(chosen)
                if (event.currentTarget.checked) next.add(site)
                else next.delete(site)
                onChosen(next)
              }}
            />
          </td>
          <th scope="row">{label}</th>
          <td>{site}</td>
          <td>
            {links === 0 ? (
              <StateBadge meaning="unknown">{t('none')}</StateBadge>
            ) : (
              <StateBadge meaning="ready">{t('some', { count: links })}</StateBadge>
            )}
          </td>
          <td>{issuedAt !== null && formatVietnamTime(issuedAt).slice(0, 16)}</td>
        </tr>
      ))}
    </Table>
  )
}
