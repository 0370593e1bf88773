import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SiteId } from '#contract'
import type { RoundState } from '#contract/console'
import type { EventRecord } from '#contract/events'
import type { ActingParty, FindingCode, Measurement, Round, RoundSite } from '#contract/readiness'
import { createScope } from '#foundation/lifetime'
import { createLog } from '#foundation/log'
import { systemClock } from '#foundation/time'
import { writeCamera, writeMicrophone } from '#trials/browser'
import { type Machines, startMachines } from '#trials/processes'
import { releaseWebRtc, type SyntheticSite, startSyntheticSite, type TestManner } from '#trials/sites'
import { type Desk, openDesk, openSiteUnderTest, until } from '#trials/stage'
import { madeFaults } from './made-faults.ts'

const province = 'VN-25'
/**
 * Of a synthetic site: few enough for two cores to carry the media of those that are tested at once, there and back
 * through two tiers. Pages send what the node allows, for browsers find no more capacity than twice what they may send.
 */
const PICTURE_KBPS = 200
/** Whom to call at a site whose page is not there. */
export const phoneOfAbsent = '0912 345 678'

/** What the round has to come to at a site that is not well. */
export type Expected = { state: 'absent' } | { state: 'failed'; code: FindingCode; actor?: ActingParty }

/** The 148 communes of Phú Thọ at real processes of three tiers, their media going through province and centre. */
export interface WholeProvince {
  readonly machines: Machines
  readonly desk: Desk
  readonly sites: readonly SiteId[]
  /** Those with real Chromium pages. */
  readonly pages: readonly SiteId[]
  /** Those with a fault, or with nobody; all others are well. */
  readonly expected: ReadonlyMap<SiteId, Expected>
  openRound(): Promise<string>
  round(id: string): Promise<Round>
  /** Nobody waits any more, and absent is only who is not there. Rejects when that takes too long. */
  settled(id: string): Promise<Round>
  /** Every measurement of a round that stands in the province's record. */
  measuredInRounds(): Promise<Measurement[]>
  close(): Promise<void>
}

export interface WholeProvinceOptions {
  /** How many are tested at once. */
  atOnce: number
  /** Real pages among the sites. */
  pages: number
  manner: TestManner
  settledWithinMs: number
}

export async function openWholeProvince(options: WholeProvinceOptions): Promise<WholeProvince> {
  const { atOnce, manner, settledWithinMs } = options
  const scope = createScope()
  try {
    scope.add(releaseWebRtc)
    const folder = mkdtempSync(join(tmpdir(), 'lienthong-province-'))
    scope.add(() => rmSync(folder, { recursive: true, force: true }))
    const absent = 'VN-25-07900'
    const machines = scope.add(
      await startMachines({
        workers: 2,
        change: (config) => ({
          ...config,
          readiness: {
            ...config.readiness,
            atMost: atOnce,
            phones: { [absent]: phoneOfAbsent },
          },
        }),
      }),
    )
    const { url, token } = machines.machine(province)
    const desk = openDesk(url, token)
    const listed = await desk.call<{ sites: { id: SiteId }[] }>('sites.list', {
      below: province,
      limit: 1000,
    })
    const sites = listed.sites.map(({ id }) => id).filter((id) => id !== province)
    const linkOf = async (site: SiteId) =>
      (await desk.call<{ url: string }>('sites.issue-link', { site })).url
    const present = sites.filter((site) => site !== absent)
    const pages = present.slice(0, options.pages)
    const made = new Map(madeFaults.map((fault, at) => [present[options.pages + 3 * at + 2] ?? '', fault]))
    const expected = new Map<SiteId, Expected>([[absent, { state: 'absent' }]])
    for (const [site, fault] of made) expected.set(site, fault.expected)

    const log = createLog({ name: 'province', level: 'error', destination: process.stderr })
    const seated: SyntheticSite[] = []
    for (const site of present.slice(options.pages)) {
      const fault = made.get(site)
      const tests = fault?.tests === null ? null : { ...manner, mostKbps: PICTURE_KBPS, ...fault?.tests }
      const entered = startSyntheticSite({
        ...{ link: await linkOf(site), media: null, receive: false, log, clock: systemClock },
        ...(tests && { tests }),
      })
      seated.push(scope.add(entered))
    }
    await Promise.all(seated.map((each) => each.ready()))
    const devices = {
      camera: writeCamera(folder, 'none'),
      microphone: writeMicrophone(folder, 'none'),
    }
    for (const site of pages) scope.add(await openSiteUnderTest(desk, site, devices, sayYes))

    const round = async (id: string) => {
      const { rounds } = await desk.call<{ rounds: RoundState[] }>('rounds.list')
      const found = rounds.find((each) => each.round.id === id)
      if (!found) throw new Error('the round is lost')
      return found.round
    }
    const isOver = ({ site, state }: RoundSite) =>
      state === 'proven' ||
      state === 'failed' ||
      (state === 'absent' && expected.get(site)?.state === 'absent')
    return {
      ...{ machines, desk, sites, pages, expected, round },
      async openRound() {
        const wanted = { title: 'Kiểm thử toàn tỉnh', form: 'full', sites }
        return (await desk.call<{ round: string }>('rounds.open', wanted)).round
      },
      async settled(id) {
        const { answer } = await until(
          'nobody waits',
          () => round(id),
          (now) => now.sites.every(isOver),
          { withinMs: settledWithinMs, everyMs: 500 },
        )
        return answer
      },
      async measuredInRounds() {
        const found: Measurement[] = []
        for (let after = 0; ; ) {
          const { events } = await desk.call<{ events: EventRecord[] }>('record.list', { after, limit: 1000 })
          for (const { body } of events)
            if (body.kind === 'site.tested' && body.measurement.asked === 'round')
              found.push(body.measurement)
          const last = events.at(-1)
          if (!last) return found
          after = last.sequence
        }
      },
      close: () => scope.close(),
    }
  } catch (error) {
    await scope.close()
    throw error
  }
}

/** Runs before the page: somebody in the room answers whatever a test asks with yes. */
function sayYes(): void {
  const yes = ['Có thấy', 'Có nghe']
  setInterval(() => {
    for (const button of document.querySelectorAll('button'))
      if (yes.includes(button.innerText.trim()) && button.ariaPressed !== 'true') button.click()
  }, 200)
}
