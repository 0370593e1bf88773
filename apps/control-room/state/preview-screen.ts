import { beginSession, resolveScene, type Screen, type SessionState, type SiteId } from '#contract'
import { type Preview, sceneOf } from './preview.ts'

const nobody = beginSession({ id: '-', title: '', owner: 'VN', chair: null, bound: 1, by: '', at: 0 })

/** What the preview would show now; without a session slots that follow somebody are empty. */
export const previewScreen = (preview: Preview, session: SessionState | null): Screen =>
  resolveScene(sceneOf(preview), session ?? nobody)

/** Whether the preview would show the site now, be it in a slot of its own or in one that follows it. */
export const isInPreview = (preview: Preview, session: SessionState | null, site: SiteId): boolean =>
  previewScreen(preview, session).slots.some((slot) => slot.kind === 'site' && slot.site === site)
