import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { KitProvider } from '#browser/kit'
import { systemClock } from '#foundation/time'
import { pageNamed } from './pages.ts'
import { App } from './screens/app.tsx'
import { createAddress } from './state/address.ts'
import { createOffice } from './state/office.ts'
import { whenLookedAt } from './state/when-looked-at.ts'

const address = createAddress(window)
const office = createOffice({
  fetch: (...asked) => fetch(...asked),
  clock: systemClock,
  whenLookedAt: (look) => whenLookedAt(window, look),
})
// The page is on its way while the node is asked who we are.
void pageNamed(address.live.get().page).load()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <KitProvider scheme="light">
      <App office={office} address={address} />
    </KitProvider>
  </StrictMode>,
)
