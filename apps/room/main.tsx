import { createRoot } from 'react-dom/client'
import { KitProvider } from '#browser/kit'
import { socketUrl } from '#browser/live-state'
import { systemClock } from '#foundation/time'
import { App } from './app.tsx'
import { expose } from './state/exposed.ts'
import { openMemory } from './state/memory.ts'
import { createRoom } from './state/room.ts'
import { stillUpload } from './state/still-upload.ts'

const query = new URLSearchParams(location.search)
const site = query.get('site')
const ofSite = site === null ? '' : `?site=${encodeURIComponent(site)}`

const room = createRoom({
  url: socketUrl(`/ws/room${ofSite}`, location),
  sendStill: stillUpload(`/api/v1/room/still${ofSite}`),
  clock: systemClock,
  random: Math.random,
  memory: openMemory(site),
  auto: query.get('auto') === '1',
  onError: (error) => console.warn('[room]', error),
})

Object.defineProperty(window, 'lienthong', { value: expose(room), enumerable: true })

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <KitProvider>
      <App room={room} />
    </KitProvider>,
  )
}
