import type { Desk } from '../desk.ts'
import { siteForCue } from '../state/cue.ts'
import { obstacleTo } from '../state/obstacle.ts'
import { standingOf } from './standing.ts'
import type { VoiceLine } from './voice-line.ts'

/** The key that is held to talk on the operators' line. */
const TALK = 'b'

/** Keys of the operators' voices: the line, and the private talk with the chosen site. */
export function obeyForVoices(desk: Desk, asked: 'talk' | 'talk-on' | 'cue' | 'countdown'): void {
  const { voiceLine, cue } = desk
  if (obstacleTo('display', standingOf(desk))) return
  switch (asked) {
    case 'talk':
      voiceLine.press()
      break
    case 'talk-on':
      voiceLine.lock()
      break
    case 'cue': {
      const site = cue.site.get() ?? siteForCue(desk.view.live.get().site, desk.preview.get())
      if (site !== null) void cue.toggle(site)
      break
    }
    case 'countdown':
      void (cue.now.get()?.countdown ? cue.cancel() : cue.countDown(10))
  }
}

/**
 * The voice ends with the key, and when the page loses the keys: to another window, to the browser's menu.
 * Returns the way to stop.
 */
export function listenForEndOfTalk(
  { voiceLine }: { voiceLine: Pick<VoiceLine, 'release'> },
  page: EventTarget,
): () => void {
  const up = (event: Event) => {
    if ('key' in event && String(event.key).toLowerCase() === TALK) voiceLine.release()
  }
  const away = () => voiceLine.release()
  const menu = ({ defaultPrevented }: Event) => {
    if (!defaultPrevented) away()
  }
  page.addEventListener('keyup', up, true)
  page.addEventListener('blur', away)
  page.addEventListener('contextmenu', menu)
  return () => {
    page.removeEventListener('keyup', up, true)
    page.removeEventListener('blur', away)
    page.removeEventListener('contextmenu', menu)
  }
}
