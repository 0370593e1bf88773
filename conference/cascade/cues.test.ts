import { expect, test } from 'vitest'
import type { SessionState, SiteId } from '#contract'
import type { Want } from '#contract/uplink'
import { cuesIn, planCascade, validatePlan } from './index.ts'
import { centreInput, provinceInput, sessionWith } from './testing/input.ts'
import type { CascadeInput, Monitor } from './types.ts'

const [hoaBinh, thanhBa] = ['VN-25-07900', 'VN-25-08152'] as const
const cueOf = (site: SiteId, from: string) => ({ site, from, by: 'Hà', since: 0, countdown: null })
const cued = (session: SessionState, site: SiteId = hoaBinh, from = 'VN'): SessionState => ({
  ...session,
  cues: [...session.cues, cueOf(site, from)],
})
const session = sessionWith('VN', 'full', ['VN'])
const sound = (source: string): Monitor => ({ source, layer: null })
const want = (source: string): Want => ({ source, layer: null, audience: [] })
const local = [hoaBinh, thanhBa].flatMap((site) => [`${site}/camera`, `${site}/microphone`])

function planned(input: CascadeInput) {
  const plan = planCascade(input)
  expect(validatePlan(input, plan)).toEqual([])
  return plan
}

test('K22: the site hears the operator, its microphone goes to that operator, and nobody else has either', () => {
  const { publish, feeds, sends, refused, heardBy, wants } = planned(
    provinceInput({
      audience: [hoaBinh, thanhBa, 'VN-25'],
      local,
      arrived: { VN: ['VN/cue'] },
      sessions: [cued(session)],
      peerWants: { VN: [want(`${hoaBinh}/microphone`), want(`${thanhBa}/microphone`)] },
    }),
  )
  expect(feeds[hoaBinh]).toContainEqual({ source: 'VN/cue', layer: null, standby: false })
  const all = [...(feeds[thanhBa] ?? []), ...(feeds['VN-25'] ?? [])].map(({ source }) => source)
  expect(all.filter((source) => source.endsWith('/cue') || source.endsWith('/microphone'))).toEqual([])
  expect([publish[hoaBinh]?.microphone, publish[thanhBa]?.microphone]).toEqual([true, false])
  expect(sends.VN).toEqual([`${hoaBinh}/microphone`])
  expect(refused.VN?.map(({ source }) => source)).toEqual([`${thanhBa}/microphone`])
  expect(heardBy[hoaBinh]).toEqual([])
  expect(wants.VN).toContainEqual(want('VN/cue'))
})

test('K22: between two tiers neither sound goes anywhere but to the other one', () => {
  const here = centreInput({
    sessions: [cued(session, 'VN-19-05443', 'VN-25')],
    arrived: { 'VN-25': ['VN-25/cue'], 'VN-19': ['VN-19-05443/microphone'] },
    peerWants: {
      'VN-19': [want('VN-25/cue')],
      'VN-25': [want('VN-19-05443/microphone')],
      'VN-31': [want('VN-25/cue'), want('VN-19-05443/microphone')],
    },
    monitors: [sound('VN-25/cue'), sound('VN-19-05443/microphone')],
  })
  const { sends, refused, monitors, wants } = planned(here)
  expect(sends).toEqual({ 'VN-19': ['VN-25/cue'], 'VN-25': ['VN-19-05443/microphone'], 'VN-31': [] })
  expect(refused['VN-31']).toHaveLength(2)
  expect(monitors).toEqual([])
  expect(wants['VN-25']).toEqual([want('VN-25/cue')])
  expect(wants['VN-19']).toEqual([want('VN-19-05443/microphone')])
})

test('K22: the own operator sees and hears the site; another console of the site’s province does not hear it', () => {
  const watching = [sound(`${hoaBinh}/microphone`), { source: `${hoaBinh}/camera`, layer: 1 as const }]
  const centre = planned(centreInput({ sessions: [cued(session)], monitors: watching }))
  expect(centre.wants['VN-25']).toEqual([
    { source: `${hoaBinh}/camera`, layer: 1, audience: [] },
    want(`${hoaBinh}/microphone`),
  ])
  const byProvince = [cued(session, hoaBinh, 'VN-25')]
  const apart = planned(centreInput({ sessions: byProvince, monitors: [sound(`${hoaBinh}/microphone`)] }))
  expect(apart.wants['VN-25']).toEqual([])
  const province = planned(provinceInput({ local, sessions: [cued(session)], monitors: watching }))
  expect(province.monitors).toEqual([`${hoaBinh}/camera`])
})

test('K22, K18: its camera is got ready for the sites of the main program, if its province lets it be shown', () => {
  const input = provinceInput({ audience: ['VN-25'], local, sessions: [cued(session)] })
  expect(planned(input).feeds['VN-25']).toEqual([{ source: `${hoaBinh}/camera`, layer: 2, standby: true }])
  const refusing = { ...session, showing: { ...session.showing, rules: { 'VN-25': 'refuse' as const } } }
  const kept = planned({ ...input, audience: ['VN-25'], sessions: [cued(refusing)] })
  expect(kept.feeds['VN-25']).toEqual([])
})

test('K22: a talk with a site whose microphone is open is over; of two with a site or by a tier the highest counts', () => {
  const open = sessionWith('VN', 'full', ['VN'], [hoaBinh])
  expect(cuesIn([cued(open)])).toEqual([])
  const part = sessionWith('VN-25', 'full', [], [], 'own')
  const both = [cued(cued(part, thanhBa, 'VN-25'), hoaBinh, 'VN-25'), cued(session)]
  expect(cuesIn(both)).toEqual([cueOf(hoaBinh, 'VN'), cueOf(thanhBa, 'VN-25')])
})

test('K23: consoles of the session’s tiers hear the operators’ line, and no site does', () => {
  const input = provinceInput({
    audience: ['VN-25', hoaBinh],
    arrived: { VN: ['VN/line'] },
    sessions: [sessionWith('VN', 'full', [])],
    monitors: [sound('VN/line'), sound('VN-19/line')],
  })
  const { wants, monitors, feeds } = planned(input)
  expect(wants.VN).toEqual([want('VN-19/line'), want('VN/line')])
  expect(monitors).toEqual(['VN/line'])
  expect(
    Object.values(feeds)
      .flat()
      .filter(({ source }) => source.endsWith('/line')),
  ).toEqual([])
  const apart = planned({ ...input, sessions: [sessionWith('VN-25', 'full', [])] })
  expect([apart.wants.VN, apart.monitors]).toEqual([[], []])
})
