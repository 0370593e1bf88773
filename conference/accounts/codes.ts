import { generateSecret, generateURI, verifySync } from 'otplib'

/** RFC 6238: a new code each 30 s; one step to each side, for clocks that differ. */
const STEP_S = 30
const TOLERANCE_S = 30

/** A secret of 160 bits in base32, as the app on the phone takes it. */
export const newCodeSecret = (): string => generateSecret()

/** What the QR code says. */
export const codeUri = (secret: string, name: string, node: string): string =>
  generateURI({ issuer: `Liên Thông ${node}`, label: name, secret })

/**
 * The step of a code that is right now and was not used before: later than `lastStep`, the step of the last one that
 * was taken (RFC 6238, 5.2: a code is taken once). Null: wrong, old, or taken.
 */
export function stepOfCode(
  secret: string,
  typed: string,
  { now, lastStep }: { now: number; lastStep: number | null },
): number | null {
  const epoch = Math.floor(now / 1000)
  const result = verifySync({
    secret,
    token: typed.replaceAll(' ', ''),
    epoch,
    period: STEP_S,
    epochTolerance: TOLERANCE_S,
  })
  if (!result.valid) return null
  const step = Math.floor(epoch / STEP_S) + result.delta
  return lastStep !== null && step <= lastStep ? null : step
}
