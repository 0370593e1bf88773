import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { KitProvider } from '#browser/kit'
import { App } from './screens/app.tsx'
import { createAsk } from './state/ask.ts'

const ask = createAsk((...asked) => fetch(...asked))

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <KitProvider>
      <App ask={ask} />
    </KitProvider>
  </StrictMode>,
)
