import type { Desk } from '../desk.ts'
import { firstToInvite, firstToOpen } from '../state/floor.ts'
import { obstacleInSession, obstacleToMicrophone, obstacleToTest } from '../state/obstacle.ts'
import { togglePanel } from '../state/panel.ts'
import { chooseLayout, clearAll, clearSlot, letGo, previewOf, switchTransition } from '../state/preview.ts'
import { type Shortcut, shortcutOf } from '../state/shortcut.ts'
import { openFilter } from '../state/site-filter.ts'
import { callsIn } from './chair-calls.ts'
import { obeyBetweenTiers } from './shortcuts-between-tiers.ts'
import { obeyForPatrol } from './shortcuts-of-patrols.ts'
import { obeyForScript } from './shortcuts-of-script.ts'
import { standingOf } from './standing.ts'
import { CLOSE_ALL, drawTab, FLOOR_TAB, openTab } from './tab-keys.ts'
import { obeyForVoices } from './talk-keys.ts'
import { undoLast } from './undo.ts'

/** The text field that `/` goes to, and the wall that Enter in it goes on to. */
export const FIND_FIELD = 'find-site'
export const WALL = 'sites-wall'

/** Listens to the keys of the page; returns the way to stop. */
export function listenToKeys(desk: Desk, page: Window): () => void {
  const heard = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    const { key, ctrlKey, shiftKey, metaKey, altKey, repeat } = event
    const shortcut = shortcutOf({
      key,
      ctrlKey,
      shiftKey,
      metaKey,
      altKey,
      repeat,
      typing: isTyping(event.target),
    })
    if (!shortcut) return
    // Without pages to turn, the key scrolls what it always does.
    if (shortcut.kind === 'page' && !desk.ownContent.hasPages()) return
    event.preventDefault()
    obey(desk, shortcut, page.document)
  }
  page.addEventListener('keydown', heard)
  return () => page.removeEventListener('keydown', heard)
}

function obey(desk: Desk, shortcut: Shortcut, document: Document): void {
  const maySwitch = () => obstacleInSession('display', standingOf(desk), desk.sessions.current()) === null
  switch (shortcut.kind) {
    case 'layout':
      desk.preview.update((preview) => chooseLayout(preview, shortcut.layout))
      break
    case 'clear':
      desk.preview.update((preview) => clearSlot(preview))
      break
    case 'clear-all':
      desk.preview.update(clearAll)
      break
    case 'let-go':
      desk.takes.dismiss()
      // The focus may be outside of what is open: what was pressed in it is gone.
      desk.panel.set(null)
      desk.preview.update(letGo)
      break
    case 'find':
      findAnew(document)
      break
    case 'help':
      desk.keyHelpOpen.update((open) => !open)
      break
    case 'copy-program': {
      const worked = desk.programs.worked.get()
      if (worked) desk.preview.set(previewOf(worked.program.scene))
      break
    }
    case 'sort-wall':
      desk.wall.sortAgain()
      break
    case 'close-all':
      drawTab(desk, FLOOR_TAB)
      // Its button asks before, or says why not.
      document.getElementById(CLOSE_ALL)?.click()
      break
    case 'pass-over-chair': {
      const [call] = callsIn(desk.chairCalls.live.get(), desk.sessions.current()?.id)
      if (call && standingOf(desk).connected) void desk.chairCalls.putAside(call)
      break
    }
    case 'clear-filter':
      desk.view.filter(openFilter)
      break
    case 'voices':
      obeyForVoices(desk, shortcut.asked)
      break
    case 'zoom':
      desk.viewing.zoom(desk.view.live.get().site)
      break
    case 'listen':
      desk.viewing.listening.update((on) => !on)
      break
    case 'content':
      if (desk.content.next() === undefined)
        desk.panel.update((open) => togglePanel(open, { kind: 'content' }))
      else if (maySwitch()) void desk.content.present(desk.content.next())
      break
    case 'page':
      desk.ownContent.turn(shortcut.by)
      break
    case 'program':
      desk.programs.cycle()
      break
    case 'transition':
      desk.preview.update(switchTransition)
      break
    case 'recall':
      desk.savedScenes.recallAt(shortcut.place)
      break
    case 'panel': {
      const { panel } = shortcut
      const { selected } = desk.preview.get()
      const asked = panel === 'slot' ? { kind: panel, slot: selected } : { kind: panel }
      desk.panel.update((open) => togglePanel(open, asked))
      break
    }
    case 'place-granted':
      desk.authority.placeGranted()
      break
    case 'accept':
    case 'refuse':
    case 'counter':
    case 'control-here':
      obeyBetweenTiers(desk, shortcut.kind, document)
      break
    case 'patrol':
      obeyForPatrol(desk, shortcut.asked)
      break
    case 'script':
      obeyForScript(desk, shortcut.asked)
      break
    case 'take':
      if (maySwitch()) void desk.takes.take()
      break
    case 'undo':
      if (maySwitch()) void undoLast(desk)
      break
    case 'roll-call':
      if (obstacleInSession('floor', standingOf(desk), desk.sessions.current()) === null)
        void desk.rollCalls.open('', null)
      break
    case 'heed-chair':
      if (standingOf(desk).connected) void desk.chairCalls.heed()
      break
    case 'test-site': {
      const { site } = desk.view.live.get()
      if (site && !obstacleToTest(desk.roster.get().roster.get(site), standingOf(desk)))
        void desk.siteTests.ask(site)
      break
    }
    case 'site-tests':
      desk.siteTests.look(desk.view.live.get().site)
      break
    case 'tab':
      openTab(desk, shortcut.at, document)
      break
    case 'invite':
    case 'open-first': {
      const session = desk.sessions.current()
      const first = shortcut.kind === 'invite' ? firstToInvite : firstToOpen
      const site = session && first(session.floor)
      if (!site || obstacleToMicrophone(site, standingOf(desk), session)) break
      void (shortcut.kind === 'invite' ? desk.floor.invite(site) : desk.floor.open(site))
      break
    }
    case 'microphone': {
      const { site } = desk.view.live.get()
      if (!site || obstacleToMicrophone(site, standingOf(desk), desk.sessions.current())) break
      void desk.floor.toggle(site)
      break
    }
  }
}

/** What stands in the field is replaced by what is typed next. */
function findAnew(document: Document): void {
  const field = document.getElementById(FIND_FIELD)
  if (!(field instanceof HTMLInputElement)) return
  field.focus()
  field.select()
}

/** Fields of text, and what is open over the page. A choice that was pressed takes no letters. */
const TYPED_INTO =
  'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable], [role="dialog"], [role="menu"]'

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPED_INTO) !== null
}
