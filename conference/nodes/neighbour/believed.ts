import { partsOfSource, type SiteId, type SourceKey, testOfEcho } from '#contract'

/**
 * Whether a neighbour may offer a source: of the sites beyond it; and the tier above the echoes of the tests of sites on
 * this side, which come back from there.
 */
export function isBelieved(
  source: SourceKey,
  { relation, liesBeyond }: { relation: 'parent' | 'child'; liesBeyond: (site: SiteId) => boolean },
): boolean {
  const isBeyond = liesBeyond(partsOfSource(source).site)
  return testOfEcho(source) === null ? isBeyond : relation === 'parent' && !isBeyond
}
