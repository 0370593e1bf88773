import type { LegName, Measurement } from '#contract/readiness'

/**
 * A short test with what it did not measure again of an earlier full one of the same site: it loads no line, asks
 * nobody to speak and plays no tone. The proof is then as old as the full test (D18). Only of a device that works is
 * anything carried. A full test, or one of another site, is given back as it is.
 */
export function carryOver(short: Measurement, full: Measurement | null): Measurement {
  if (short.form === 'full' || full?.form !== 'full' || full.site !== short.site) return short
  if (full.endedAt > short.startedAt) return short
  const legs = { ...short.legs }
  for (const leg of Object.keys(legs) as LegName[])
    legs[leg] = { ...legs[leg], capacityKbps: legs[leg].capacityKbps ?? full.legs[leg].capacityKbps }
  return { ...short, ...devicesOf(short, full), legs, carriedFrom: { id: full.id, endedAt: full.endedAt } }
}

function devicesOf(
  { microphone, speaker, person }: Measurement,
  full: Measurement,
): Pick<Measurement, 'microphone' | 'speaker' | 'person'> {
  const isUnasked = person.saw === null && person.heard === null
  return {
    microphone:
      microphone.state !== 'ok' || microphone.levelDbov !== null
        ? microphone
        : {
            ...microphone,
            levelDbov: full.microphone.levelDbov,
            clippingShare: microphone.clippingShare ?? full.microphone.clippingShare,
            noiseFloorDbov: microphone.noiseFloorDbov ?? full.microphone.noiseFloorDbov,
          },
    speaker:
      speaker.state === 'ok'
        ? { ...speaker, toneHeard: speaker.toneHeard ?? full.speaker.toneHeard }
        : speaker,
    person: isUnasked ? full.person : person,
  }
}
