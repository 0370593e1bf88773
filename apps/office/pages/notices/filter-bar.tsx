import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useRef } from 'react'
import { useLanguage } from '#browser/kit'
import { type NoticeStanding, noticeChannel, noticeKind, noticeStanding } from '#contract/notices'
import { FindField } from '../../screens/find-field.tsx'
import page from '../../screens/page.module.css'
import { useDesk, useQuery } from '../../screens/use-office.ts'
import { useSlash } from '../../screens/use-slash.ts'
import { channelWords, kindWords, standingWords } from './kind-words.ts'
import { useText } from './words.ts'

interface Props {
  counts: Readonly<Record<NoticeStanding, number>>
  typed: string
  onTyped: (typed: string) => void
}

/** Which notices are shown: by state, with how many there are, by channel, by kind, by words. */
export function FilterBar({ counts, typed, onTyped }: Props) {
  const t = useText()
  const language = useLanguage()
  const { address } = useDesk()
  const find = useRef<HTMLInputElement>(null)
  useSlash(find)
  const note = (name: string) => (value: string) => address.note({ [name]: value, from: '' })
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return (
    <search className={page.filter}>
      <SegmentedControl
        aria-label={t('state')}
        value={useQuery('standing')}
        onChange={note('standing')}
        data={[
          { value: '', label: t('all', { count: all }) },
          ...noticeStanding.options.map((value) => ({
            value,
            label: t('counted', { word: standingWords[value][language], count: counts[value] }),
          })),
        ]}
      />
      <NativeSelect
        aria-label={t('channel')}
        value={useQuery('channel')}
        onChange={(event) => note('channel')(event.currentTarget.value)}
        data={[
          { value: '', label: t('everyChannel') },
          ...noticeChannel.options.map((value) => ({ value, label: channelWords[value][language] })),
        ]}
      />
      <NativeSelect
        aria-label={t('kind')}
        value={useQuery('kind')}
        onChange={(event) => note('kind')(event.currentTarget.value)}
        data={[
          { value: '', label: t('everyKind') },
          ...noticeKind.options.map((value) => ({ value, label: kindWords[value][language] })),
        ]}
      />
      <FindField ref={find} label={t('find')} typed={typed} onTyped={onTyped} />
    </search>
  )
}
