import { Menu } from '@mantine/core'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { SlotSource } from '#contract'
import { assignSource } from '../state/preview.ts'
import { sourceWords } from './source-words.ts'
import styles from './stage.module.css'
import { useDesk } from './use-desk.ts'

const { useText } = text({ clear: { vi: 'Để trống', en: 'Leave empty' } })
const choices = ['speaker', 'chair', 'content'] as const

/** What a slot can follow instead of a site; opened by the right button or S. */
export function SlotMenu({ slot }: { slot: number }) {
  const t = useText()
  const word = sourceWords.useText()
  const desk = useDesk()
  const opened = useLive(desk.panel, (panel) => panel?.kind === 'slot' && panel.slot === slot)
  const put = (source: SlotSource) => desk.preview.update((preview) => assignSource(preview, source, slot))
  if (!opened) return null
  return (
    <Menu opened onClose={() => desk.panel.set(null)} position="bottom-start" returnFocus>
      <Menu.Target>
        <span className={styles.slotMenu} />
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((kind) => (
          <Menu.Item key={kind} onClick={() => put({ kind })}>
            {word(kind)}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => put({ kind: 'empty' })}>{t('clear')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
