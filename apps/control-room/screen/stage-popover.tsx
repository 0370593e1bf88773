import { Button, Popover } from '@mantine/core'
import type { ReactNode } from 'react'
import { useLive } from '#browser/live-state'
import { type Panel, togglePanel } from '../state/panel.ts'
import styles from './stage-popover.module.css'
import { useDesk } from './use-desk.ts'

/** A button between the panes, and what it opens beside them; one at a time is open. */
export function StagePopover(props: {
  kind: Exclude<Panel['kind'], 'slot'>
  /** On the button, with its key. */
  label: string
  icon: ReactNode
  title: string
  children: ReactNode
}) {
  const { kind, label, icon, title, children } = props
  const { panel } = useDesk()
  const opened = useLive(panel, (open) => open?.kind === kind)
  return (
    <Popover
      opened={opened}
      onChange={(open) => panel.set(open ? { kind } : null)}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          className={styles.open ?? ''}
          size="compact-sm"
          variant="default"
          leftSection={icon}
          onClick={() => panel.update((open) => togglePanel(open, { kind }))}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.panel} aria-label={title}>
        <h3>{title}</h3>
        {children}
      </Popover.Dropdown>
    </Popover>
  )
}
