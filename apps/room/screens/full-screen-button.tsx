import { Button } from '@mantine/core'
import { useFullscreenElement } from '@mantine/hooks'
import { IconMaximize, IconMinimize } from '@tabler/icons-react'
import { type RefObject, useEffect } from 'react'
import styles from './room.module.css'
import { words } from './words.ts'

/** Puts the display on the whole screen; also by the key F. Hidden in full screen until the pointer moves there. */
export function FullScreenButton({ target }: { target: RefObject<HTMLDivElement | null> }) {
  const t = words.useText()
  const { fullscreen, toggle, ref } = useFullscreenElement<HTMLDivElement>()
  useEffect(() => ref(target.current), [ref, target])
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, [role="listbox"]')
      if (event.key.toLowerCase() === 'f' && !event.ctrlKey && !event.metaKey && !typing) void toggle()
    }
    window.addEventListener('keydown', key)
    return () => window.removeEventListener('keydown', key)
  }, [toggle])
  return (
    <Button
      className={styles.fullScreen}
      variant="default"
      leftSection={fullscreen ? <IconMinimize size={20} /> : <IconMaximize size={20} />}
      onClick={() => void toggle()}
    >
      {t(fullscreen ? 'leaveFullScreen' : 'fullScreen')}
    </Button>
  )
}
