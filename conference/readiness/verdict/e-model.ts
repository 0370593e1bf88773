/** What packet loss does to the sound: equipment impairment and packet-loss robustness, ITU-T G.113. */
export interface Codec {
  ie: number
  bpl: number
}

/**
 * Transmission rating R of ITU-T G.107 with the default values of all that is not named here:
 * `R = 93.2 − Id − Ie,eff`, with the simplified `Id = 0.024·d + 0.11·(d − 177.3)` (the second term from 177.3 ms on)
 * and `Ie,eff = Ie + (95 − Ie)·Ppl/(Ppl + Bpl)`, Ppl in percent. Bands of ITU-T G.109: from 90 best, from 80 high,
 * from 70 medium, from 60 low, below poor.
 */
export function ratingOf(
  { delayMs, lossShare }: { delayMs: number; lossShare: number },
  codec: Codec,
): number {
  const late = Math.max(0, delayMs - 177.3)
  const delayImpairment = 0.024 * delayMs + 0.11 * late
  const percent = lossShare * 100
  const equipment = codec.ie + ((95 - codec.ie) * percent) / (percent + codec.bpl)
  return 93.2 - delayImpairment - equipment
}

/**
 * Mean opinion score of a rating, ITU-T G.107 annex B: `1 + 0.035R + 7·10⁻⁶·R(R − 60)(100 − R)`, 1 for R ≤ 0 and 4.5
 * for R ≥ 100. Below R ≈ 6.5 the polynomial dips under 1; the score does not.
 */
export function mosOf(rating: number): number {
  if (rating <= 0) return 1
  if (rating >= 100) return 4.5
  return Math.max(1, 1 + 0.035 * rating + 7e-6 * rating * (rating - 60) * (100 - rating))
}
