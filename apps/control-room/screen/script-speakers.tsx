import { Button, NativeSelect } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import type { SiteId } from '#contract'
import { MAX_SPEAKERS, type ScriptLine } from '#contract/script'
import { toggleSpeaker } from '../state/script-draft.ts'
import { ReasonedButton } from './reasoned-button.tsx'
import styles from './script.module.css'
import { useDesk, useLabels } from './use-desk.ts'

const { useText } = text({
  floor: { vi: 'Micro', en: 'Microphones' },
  keep: { vi: 'Giữ như đang mở', en: 'Stay as they are' },
  only: { vi: 'Chỉ mở các nơi dưới đây', en: 'Only these are open' },
  chair: { vi: 'Micro của chủ tọa giữ như đang có.', en: 'The chair’s stays as it is.' },
  add: { vi: 'Thêm {name}', en: 'Add {name}' },
  choose: { vi: 'Chọn điểm cầu trên tường để thêm', en: 'Choose a site on the wall to add it' },
  full: { vi: 'Một dòng có nhiều nhất {count} nơi phát biểu', en: 'A line has {count} speakers at most' },
  remove: { vi: 'Bỏ {name}', en: 'Remove {name}' },
})

/** Whose microphones are open in a line: the chosen site is added by a button. */
export function ScriptSpeakers({
  line,
  onChange,
}: {
  line: ScriptLine
  onChange: (speakers: SiteId[] | null) => void
}) {
  const t = useText()
  const labels = useLabels()
  const site = useLive(useDesk().view.live, (view) => view.site)
  const { speakers } = line
  const canAdd = site !== null && !(speakers ?? []).includes(site)
  const isFull = (speakers?.length ?? 0) >= MAX_SPEAKERS
  return (
    <>
      <NativeSelect
        size="xs"
        label={t('floor')}
        data={[
          { value: 'keep', label: t('keep') },
          { value: 'only', label: t('only') },
        ]}
        value={speakers === null ? 'keep' : 'only'}
        onChange={({ currentTarget }) => onChange(currentTarget.value === 'only' ? (speakers ?? []) : null)}
      />
      {speakers !== null && <p className={styles.line}>{t('chair')}</p>}
      {speakers !== null && (
        <div className={styles.speakers}>
          {speakers.map((each) => (
            <Button
              key={each}
              size="compact-xs"
              variant="default"
              className={styles.grows ?? ''}
              rightSection={<IconX size={12} aria-hidden />}
              aria-label={t('remove', { name: nameOf(labels, each) })}
              onClick={() => onChange(toggleSpeaker(line, each))}
            >
              {nameOf(labels, each)}
            </Button>
          ))}
          <ReasonedButton
            size="compact-xs"
            variant="default"
            className={styles.grows ?? ''}
            reason={isFull ? t('full', { count: MAX_SPEAKERS }) : canAdd ? null : t('choose')}
            onClick={() => site !== null && onChange(toggleSpeaker(line, site))}
          >
            {t('add', { name: canAdd ? nameOf(labels, site) : '…' })}
          </ReasonedButton>
        </div>
      )}
    </>
  )
}
