import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { KitProvider, keepLit } from '#browser/kit'
import { socketUrl } from '#browser/live-state'
import { fetchRegistry } from '#browser/meeting'
import { systemClock } from '#foundation/time'
import { App } from './screens/app.tsx'
import { createBoard } from './state/board.ts'

const board = createBoard({
  url: socketUrl('/ws/console', location),
  fetchRegistry: () => fetchRegistry(fetch),
  clock: systemClock,
  random: Math.random,
})
keepLit()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <KitProvider>
      <App board={board} />
    </KitProvider>
  </StrictMode>,
)
