import type { BoardSite, Directions } from '#contract/readiness'

/** All four directions of a tier. */
export const isWhole = (ways: Directions | null): boolean =>
  ways !== null && Object.values(ways).every((way) => way === 'proven')

/** Both directions are proven at every tier that the site has. */
export function isProven({ directions }: Pick<BoardSite, 'directions'>): boolean {
  const tiers = [directions.province, directions.centre].filter((each) => each !== null)
  return tiers.length > 0 && tiers.every(isWhole)
}
