import { closedFloor, resolveScene, type SceneFacts, type Screen, type SessionState } from '#contract'
import { type Preview, sceneOf } from './preview.ts'

const noFacts: SceneFacts = { chair: null, presenter: null, floor: closedFloor(1), patrols: [] }

/** What the preview would show now; without a session slots that follow somebody are empty. */
export const previewScreen = (preview: Preview, session: SessionState | null): Screen =>
  resolveScene(sceneOf(preview), session ?? noFacts)
