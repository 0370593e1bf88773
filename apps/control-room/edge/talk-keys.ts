import type { Desk } from '../desk.ts'
import { siteForCue } from '../state/cue.ts'
import { obstacleTo } from '../state/obstacle.ts'
import { standingOf } from './standing.ts'

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

/** The voice ends with the key, and when the page loses the keys. Returns the way to stop. */
export function listenForEndOfTalk({ voiceLine }: Pick<Desk, 'voiceLine'>, page: Window): () => void {
  const up = ({ key }: KeyboardEvent) => {
    if (key.toLowerCase() === TALK) voiceLine.release()
  }
  const away = () => voiceLine.release()
  page.addEventListener('keyup', up)
  page.addEventListener('blur', away)
  return () => {
    page.removeEventListener('keyup', up)
    page.removeEventListener('blur', away)
  }
}
