import { Popover } from '@mantine/core'
import { IconAlertTriangleFilled, IconArrowsUpDown, IconUnlink } from '@tabler/icons-react'
import { useState } from 'react'
import { text, useLanguage } from '#browser/kit'
import { nameOf } from '#browser/meeting'
import { partsOfSource } from '#contract'
import type { LinkStatus } from '#contract/console'
import { bitRate, countPictures, linkHealth } from '../state/link-health.ts'
import styles from './top-bar.module.css'
import { useLabels } from './use-desk.ts'
import { timeOf } from './vietnam-clock.ts'

const linkText = text({
  down: { vi: 'Mất liên lạc từ {at}', en: 'Away since {at}' },
  version: { vi: 'Khác phiên bản: {ours} / {theirs}', en: 'Versions differ: {ours} / {theirs}' },
  refusing: { vi: '{count} hình bị từ chối', en: 'Pictures refused: {count}' },
  up: { vi: 'Thông từ {at}', en: 'Up since {at}' },
  sending: { vi: 'Gửi đi', en: 'Sending' },
  receiving: { vi: 'Nhận về', en: 'Receiving' },
  of: { vi: '{count}/{budget} hình, {rate}', en: '{count}/{budget} pictures, {rate}' },
  state: { vi: 'Trạng thái', en: 'State' },
  refused: { vi: 'Bị từ chối', en: 'Refused' },
})

export const linkIcons = {
  well: IconArrowsUpDown,
  refusing: IconAlertTriangleFilled,
  down: IconUnlink,
  version: IconAlertTriangleFilled,
}

/** What to say of a link in one line: what crosses it, or what is wrong. */
export function useLinkWords(): (link: LinkStatus) => string {
  const t = linkText.useText()
  const language = useLanguage()
  return (link) => {
    switch (linkHealth(link)) {
      case 'down':
        return t('down', { at: timeOf(link.since) })
      case 'version':
        return t('version', { ours: link.versions?.ours ?? '?', theirs: link.versions?.theirs ?? '?' })
      case 'refusing':
        return t('refusing', { count: link.refused.length })
      case 'well': {
        const [out, into] = [countPictures(link.sending), countPictures(link.receiving)]
        const rate = bitRate(link.kbpsOut + link.kbpsIn, language)
        return `↑ ${out}/${link.budget}  ↓ ${into}/${link.budget} · ${rate}`
      }
    }
  }
}

/** A link to a neighbour tier: quiet when all is well; hover, focus or press shows what crosses it and why not. */
export function LinkChip({ link }: { link: LinkStatus }) {
  const t = linkText.useText()
  const labels = useLabels()
  const language = useLanguage()
  const [near, setNear] = useState(false)
  const [pinned, setPinned] = useState(false)
  const health = linkHealth(link)
  const Icon = linkIcons[health]
  const at = timeOf(link.since)
  const { budget } = link
  const out = countPictures(link.sending)
  const into = countPictures(link.receiving)
  const rate = (kbps: number) => bitRate(kbps, language)
  const words = useLinkWords()
  return (
    <Popover
      opened={near || pinned}
      onChange={setPinned}
      position="bottom"
      withArrow
      shadow="md"
      trapFocus={false}
    >
      <Popover.Target>
        <button
          type="button"
          className={styles.chip}
          data-health={health}
          onClick={() => setPinned(!pinned)}
          onMouseEnter={() => setNear(true)}
          onMouseLeave={() => setNear(false)}
          onFocus={() => setNear(true)}
          onBlur={() => setNear(false)}
        >
          <Icon size={16} aria-hidden />
          <span>{link.label}</span>
          <small>{words(link)}</small>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.details}>
        <h3>{link.label}</h3>
        <dl>
          <dt>{t('state')}</dt>
          <dd>{health === 'well' || health === 'refusing' ? t('up', { at }) : words(link)}</dd>
          <dt>{t('sending')}</dt>
          <dd>{t('of', { count: out, budget, rate: rate(link.kbpsOut) })}</dd>
          <dt>{t('receiving')}</dt>
          <dd>{t('of', { count: into, budget, rate: rate(link.kbpsIn) })}</dd>
        </dl>
        {link.refused.length > 0 && (
          <>
            <h3>{t('refused')}</h3>
            <ul>
              {link.refused.map((refusal) => (
                <li key={refusal.source}>
                  <strong>{nameOf(labels, partsOfSource(refusal.source).site)}</strong>
                  <div>{refusal[language]}</div>
                </li>
              ))}
            </ul>
          </>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
