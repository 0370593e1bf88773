import { Button } from '@mantine/core'
import { useFullscreenElement } from '@mantine/hooks'
import { IconMaximize, IconMinimize } from '@tabler/icons-react'
import { type RefObject, useCallback, useEffect } from 'react'
import styles from './room.module.css'
import { words } from './words.ts'

/** Puts the display on the whole screen; also by the key F. Hidden in full screen until the pointer moves there. */
export function FullScreenButton({ target }: { target: RefObject<HTMLDivElement | null> }) {
  const t = words.useText()
  const { fullscreen, toggle, ref } = useFullscreenElement<HTMLDivElement>()
  useEffect(() => ref(target.current), [ref, target])
  // The browser may refuse; the picture then stays as it is.
  const switchOver = useCallback(() => void toggle().catch(() => {}), [toggle])
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { key, repeat, ctrlKey, metaKey, altKey, target } = event
      if (key.toLowerCase() !== 'f' || repeat || ctrlKey || metaKey || altKey) return
      if (target instanceof HTMLElement && target.closest('input, [role="listbox"], [role="dialog"]')) return
      switchOver()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [switchOver])
  return (
    <Button
      className={styles.fullScreen}
      variant="default"
      leftSection={fullscreen ? <IconMinimize size={20} /> : <IconMaximize size={20} />}
      onClick={switchOver}
    >
      {t(fullscreen ? 'leaveFullScreen' : 'fullScreen')}
    </Button>
  )
}
