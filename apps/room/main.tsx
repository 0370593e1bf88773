import { createRoot } from 'react-dom/client'
import { KitProvider } from '#browser/kit'
import { socketUrl } from '#browser/live-state'
import { systemClock } from '#foundation/time'
import { App } from './app.tsx'
import { expose } from './state/exposed.ts'
import { readMemory } from './state/memory.ts'
import { createRoom } from './state/room.ts'

const room = createRoom({
  url: socketUrl('/ws/room', location),
  clock: systemClock,
  random: Math.random,
  memory: readMemory(),
  auto: new URLSearchParams(location.search).get('auto') === '1',
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
