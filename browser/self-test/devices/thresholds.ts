/**
 * What separates a good device from a bad one. Levels of sound, clipping and noise: the project's quality thresholds
 * (nominal speech −26 dBov: ITU-T P.56, G.100.1; dBov: RFC 6464; the bounds themselves are ours). Freeze: the same
 * document's "frozen > 5 s". Brightness: ours, by pictures of 8 bits, full range.
 */
export const deviceThresholds = {
  /** Black: mean brightness and deviation both below. A dim room has a mean of 30 or more and a deviation of 15. */
  blackMeanLuma: 16,
  blackDeviation: 4,
  /** Covered: a picture without contrast and without edges. A bare wall has a fall of light of 10 or more. */
  coveredDeviation: 9,
  coveredSharpness: 1.5,
  /** Not one pixel of the detail changes for so long; a sensor's noise changes some in every frame. */
  frozenMs: 5000,
  /** To say anything of a camera, so much of it has to be seen. */
  leastWatchedMs: 800,

  silentDbov: -60,
  /** Silent only if so much requested speech was listened to. */
  silentMs: 10_000,
  lowDbov: -40,
  hotDbov: -9,
  /** Share of the samples at full scale. */
  clippingShare: 0.001,
  leastListenedMs: 1000,

  /** The test tone has to stand out so far above what is heard between its bursts. */
  toneLeadDb: 10,
}

export type DeviceThresholds = typeof deviceThresholds
