import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { KitProvider } from '#browser/kit'
import { createSound, createViewMedia } from '#browser/media-client'
import { fetchRegistry } from '#browser/meeting'
import { systemClock } from '#foundation/time'
import { createDesk } from './desk.ts'
import { connectConsole, consoleUrl } from './edge/console-connection.ts'
import { takeDroppedFiles } from './edge/dropped-files.ts'
import { listenToKeys } from './edge/shortcuts.ts'
import { listenForEndOfTalk } from './edge/talk-keys.ts'
import { exposeDesk } from './exposed.ts'
import { App } from './screen/app.tsx'
import { openDeskMemory } from './stores/desk-memory.ts'

const connection = connectConsole({
  url: consoleUrl(location),
  clock: systemClock,
  random: Math.random,
  onMalformed: (reason) => console.warn('malformed frame', reason),
})
const desk = createDesk(connection, () => fetchRegistry(fetch), systemClock, openDeskMemory(), {
  media: createViewMedia({
    ask: connection.request,
    clock: systemClock,
    page: Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join(''),
    onError: (error) => console.warn('live pictures', error),
  }),
  speaker: createSound(),
  lineSpeaker: createSound(),
  talkSpeaker: createSound(),
})
listenToKeys(desk, window)
listenForEndOfTalk(desk, window)
takeDroppedFiles(desk, window)
Object.defineProperty(window, 'lienthongConsole', { value: exposeDesk(desk), enumerable: true })

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <KitProvider>
      <App desk={desk} />
    </KitProvider>
  </StrictMode>,
)
