import type { SavedScene } from '#contract/console'

/** As many saved scenes have a key of their own: F1 to F12. */
export const RECALL_KEYS = 12

/** What can be recalled in a session: its own scenes, then the templates, each in their order (R27). */
export function recallable(scenes: readonly SavedScene[], session: string | null): readonly SavedScene[] {
  const own = scenes.filter((each) => each.session !== null && each.session === session)
  return [...own, ...scenes.filter((each) => each.session === null)]
}

/** The place of a scene among those of its session, or of the templates. */
export const placeOf = (scenes: readonly SavedScene[], { id, session }: SavedScene): number =>
  scenes.filter((each) => each.session === session).findIndex((each) => each.id === id)
