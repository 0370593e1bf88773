import { Popover } from '@mantine/core'
import { useState } from 'react'
import { text } from '#browser/kit'
import type { LinkStatus } from '#contract/console'
import { linkHealth } from '../state/link-health.ts'
import { LinkChip, linkIcons, useLinkWords } from './link-chip.tsx'
import styles from './top-bar.module.css'

const CHIPS = 3
const { useText } = text({
  links: { vi: 'Đường nối tầng', en: 'Links to other tiers' },
  well: { vi: '{well}/{total} đường thông', en: '{well}/{total} links well' },
  none: { vi: 'Không có đường nối tầng', en: 'No links to other tiers' },
})

/** A few links are shown one by one. Of many: those in trouble, and one line for all; none is ever out of sight. */
export function LinkSummary({ links }: { links: readonly LinkStatus[] }) {
  const t = useText()
  const troubled = links.filter((link) => linkHealth(link) !== 'well')
  const few = links.length <= CHIPS
  return (
    <fieldset className={styles.links} aria-label={t('links')}>
      {links.length === 0 && <small>{t('none')}</small>}
      {(few ? links : troubled.slice(0, CHIPS - 1)).map((link) => (
        <LinkChip key={link.peer} link={link} />
      ))}
      {!few && <AllLinks links={links} troubled={troubled.length} />}
    </fieldset>
  )
}

function AllLinks({ links, troubled }: { links: readonly LinkStatus[]; troubled: number }) {
  const t = useText()
  const words = useLinkWords()
  const [opened, setOpened] = useState(false)
  const Icon = linkIcons[troubled > 0 ? 'refusing' : 'well']
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" withArrow shadow="md">
      <Popover.Target>
        <button
          type="button"
          className={styles.chip}
          data-health={troubled > 0 ? 'refusing' : 'well'}
          onClick={() => setOpened(!opened)}
        >
          <Icon size={16} aria-hidden />
          <span>{t('links')}</span>
          <small>{t('well', { well: links.length - troubled, total: links.length })}</small>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.details}>
        <ul className={styles.all}>
          {links.map((link) => (
            <li key={link.peer} data-health={linkHealth(link)}>
              <span>{link.label}</span>
              <small>{words(link)}</small>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}
