import { type SourceKey, testOfEcho } from '#contract'

/**
 * From which producer or flow a source comes now; a new one needs new feeds and flows. An echo that begins here is the
 * test that came up: when that is published anew, it goes back down anew. Empty: it is not here.
 */
export function generationsOf(
  local: ReadonlyMap<SourceKey, string>,
  arrived: readonly ReadonlyMap<SourceKey, string>[],
): (source: SourceKey) => string {
  const generations = new Map([...local, ...arrived.flatMap((flows) => [...flows])])
  return (source) => generations.get(source) ?? generations.get(testOfEcho(source) ?? source) ?? ''
}
