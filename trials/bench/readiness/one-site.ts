import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeCamera, writeMicrophone } from '#trials/browser'
import { openSiteUnderTest } from '#trials/stage'
import { describeTimes, progress } from '../figure.ts'
import { openTheatre, type Theatre } from '../theatre.ts'

const site = 'VN-25-07900'
const tests = 8

export interface OneSite {
  /** From the press of the button to the verdict, of each test, milliseconds. */
  tookMs: number[]
  /** What the province's uplink carried for a test, up and down together, on average; KiB. */
  uplinkKib: number
}

/**
 * Full tests of one site alone, a real Chromium page with good devices whose person answers at once, over three tiers
 * as they are configured by default. One more goes before those that count.
 */
export async function measureOneSite(): Promise<OneSite> {
  const folder = await mkdtemp(join(tmpdir(), 'lienthong-bench-'))
  const theatre = await openTheatre()
  try {
    const devices = { camera: writeCamera(folder, 'none'), microphone: writeMicrophone(folder, 'none') }
    const room = await openSiteUnderTest(theatre.deskOf('VN-25'), site, devices)
    theatre.own(room)
    const tookMs: number[] = []
    let before = 0
    for (let run = 0; run <= tests; run++) {
      if (run === 1) before = await uplinkBytes(theatre)
      const { verdict, tookMs: took } = await room.test()
      const found = verdict.findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code)
      progress(`one site: ${verdict.grade} in ${Math.round(took)} ms ${found.join(', ')}`)
      if (run > 0) tookMs.push(took)
      await room.page.keyboard.press('Escape')
    }
    const uplinkKib = ((await uplinkBytes(theatre)) - before) / tests / 1024
    progress(`one site: ${describeTimes(tookMs)}; ${uplinkKib.toFixed(0)} KiB over the uplink for each`)
    return { tookMs, uplinkKib }
  } finally {
    await theatre.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Bytes that have gone through the pipe between province and centre, both ways; nothing else is on it. */
async function uplinkBytes({ constellation }: Theatre): Promise<number> {
  const { pipes } = await constellation.tier('VN').host.request('statistics', {})
  const pipe = pipes.find(({ peer }) => peer === 'VN-25')
  if (!pipe) throw new Error('there is no pipe to VN-25')
  return pipe.bytesIn + pipe.bytesOut
}
