import { Anchor } from '@mantine/core'
import { StateBadge, useLanguage } from '#browser/kit'
import type { ReplyOf } from '#contract'
import type { NoticeOperations } from '#contract/console'
import { formatVietnamTime } from '#foundation/time'
import { channelWords, faultWords } from './kind-words.ts'
import styles from './notices.module.css'
import { useText } from './words.ts'

type Listed = ReplyOf<NoticeOperations, 'notices.list'>
const NAMED_SITES = 5

/** Whether neither channel is set up: nothing is sent. */
export const areOff = (channels: Listed['channels']): boolean => channels.every(({ is }) => is === 'off')

/** How each channel is, and whom neither reaches. */
export function ChannelNotes({ channels, unreached }: Pick<Listed, 'channels' | 'unreached'>) {
  const t = useText()
  if (areOff(channels)) return <p className={styles.note}>{t('bothOff')}</p>
  const more = unreached.length - NAMED_SITES
  return (
    <div className={styles.notes}>
      <ul className={styles.channels}>
        {channels.map((channel) => (
          <li key={channel.channel} data-channel={channel.channel}>
            <ChannelBadge of={channel} />
          </li>
        ))}
      </ul>
      {unreached.length > 0 && (
        <p className={styles.note} data-unreached>
          {t('unreached', {
            count: unreached.length,
            sites: unreached
              .slice(0, NAMED_SITES)
              .map(({ label }) => label)
              .join(', '),
          })}{' '}
          {more > 0 && t('more', { count: more })} <Anchor href="#/directory">{t('toDirectory')}</Anchor>
        </p>
      )}
    </div>
  )
}

function ChannelBadge({ of }: { of: Listed['channels'][number] }) {
  const t = useText()
  const language = useLanguage()
  const channel = channelWords[of.channel][language]
  switch (of.is) {
    case 'off':
      return <StateBadge meaning="unknown">{t('channelOff', { channel })}</StateBadge>
    case 'working':
      return <StateBadge meaning="ready">{t('channelWorks', { channel })}</StateBadge>
    case 'resting': {
      const why = faultWords[of.fault].why[language]
      const until = formatVietnamTime(of.until).slice(11, 16)
      return <StateBadge meaning="attention">{t('channelRests', { channel, until, why })}</StateBadge>
    }
  }
}
