import { beginSession, resolveScene, type Screen, type SessionState } from '#contract'
import { type Preview, sceneOf } from './preview.ts'

const nobody = beginSession({ id: '-', title: '', owner: 'VN', chair: null, bound: 1, by: '', at: 0 })

/** What the preview would show now; without a session slots that follow somebody are empty. */
export const previewScreen = (preview: Preview, session: SessionState | null): Screen =>
  resolveScene(sceneOf(preview), session ?? nobody)
