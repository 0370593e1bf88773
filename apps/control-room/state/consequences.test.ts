import { expect, test } from 'vitest'
import type { Scene, SiteStatus } from '#contract'
import type { LinkStatus } from '#contract/console'
import { session, status } from '../testing/samples.ts'
import { consequencesOf, type Surroundings } from './consequences.ts'

const now = 1_000_000
const [vietTri, auCo, hoaBinh, baDinh] = ['VN-25-07900', 'VN-25-07909', 'VN-25-04792', 'VN-01-00004']
const scene = (...sites: string[]): Scene => ({
  layout: '2x2',
  slots: sites.map((site) => ({ kind: 'site', site })),
})
const link = (peer: string, budget: number, presence: LinkStatus['presence'] = 'up'): LinkStatus => ({
  ...{ peer, label: peer, presence, since: 0, versions: null, budget },
  ...{ sending: [], receiving: [], kbpsOut: 0, kbpsIn: 0, refused: [] },
})
const seen = (site: string, changes: Partial<SiteStatus> = {}) =>
  status(site, { stillAt: now - 5000, ...changes })
const around = (statuses: SiteStatus[], links: LinkStatus[] = []): Surroundings => ({
  node: 'VN',
  roster: new Map(statuses.map((one) => [one.site, one])),
  links,
  now,
})
const shows = (...sites: string[]) => {
  const base = session(1, { owner: 'VN' })
  return { ...base, program: { ...base.program, scene: scene(...sites) } }
}

test('R14: who comes on and who goes off', () => {
  const all = around([vietTri, auCo, hoaBinh].map((site) => seen(site)))
  expect(consequencesOf(shows(vietTri, auCo), scene(auCo, hoaBinh), all)).toEqual([
    { kind: 'enters', sites: [hoaBinh] },
    { kind: 'leaves', sites: [vietTri] },
  ])
  expect(consequencesOf(shows(vietTri), scene(vietTri), all)).toEqual([])
})

test('R14: on screen without a picture is who is away and who has no camera, also when it stays', () => {
  const withoutCamera = seen(auCo, { devices: { camera: 'denied', microphone: 'ok' } })
  const away = seen(hoaBinh, { state: 'reconnecting' })
  const next = scene(vietTri, auCo, hoaBinh, baDinh)
  const [dark] = consequencesOf(shows(auCo), next, around([seen(vietTri), withoutCamera, away]))
  expect(dark).toEqual({ kind: 'dark', sites: [auCo, hoaBinh, baDinh] })
})

test('R14: unwarned is who comes on air and was not seen in the last half minute, and nobody twice', () => {
  const old = seen(auCo, { stillAt: now - 31_000 })
  const never = seen(hoaBinh, { stillAt: 0 })
  const all = around([seen(vietTri), old, never])
  const next = scene(vietTri, auCo, hoaBinh, baDinh)
  const kinds = consequencesOf(shows(auCo), next, all).filter(({ kind }) => kind !== 'leaves')
  expect(kinds).toEqual([
    { kind: 'dark', sites: [baDinh] },
    { kind: 'unwarned', sites: [hoaBinh] },
    { kind: 'enters', sites: [vietTri, hoaBinh, baDinh] },
  ])
})

test('R14: first the pictures that a link has no place for, on the way here and on to the other provinces', () => {
  const all = [vietTri, auCo, hoaBinh, baDinh].map((site) => seen(site))
  const next = scene(vietTri, auCo, hoaBinh)
  const links = [link('VN-25', 2), link('VN-01', 1), link('VN-31', 0, 'down')]
  expect(consequencesOf(shows(vietTri, auCo, hoaBinh), next, around(all, links))).toEqual([
    { kind: 'left-out', sites: [hoaBinh], peer: 'VN-25', way: 'from', budget: 2 },
    { kind: 'left-out', sites: [auCo, hoaBinh], peer: 'VN-01', way: 'to', budget: 1 },
  ])
})

test('R14: who sends no picture takes no place, and where nobody watches nothing is sent', () => {
  const absent = around([seen(auCo), seen(hoaBinh)], [link('VN-25', 2), link('VN-01', 0)])
  const kinds = consequencesOf(shows(), scene(vietTri, auCo, hoaBinh), absent).map(({ kind }) => kind)
  expect(kinds).toEqual(['dark', 'enters'])
})

test('R14: a province counts what comes from above', () => {
  const all = around([seen(vietTri), seen(baDinh)], [link('VN', 0)])
  const consequences = consequencesOf(shows(vietTri, baDinh), scene(vietTri, baDinh), {
    ...all,
    node: 'VN-25',
  })
  expect(consequences).toEqual([
    { kind: 'left-out', sites: [baDinh], peer: 'VN', way: 'from', budget: 0 },
    { kind: 'left-out', sites: [vietTri], peer: 'VN', way: 'to', budget: 0 },
  ])
})

test('R14: a slot that follows somebody counts for whom it shows', () => {
  const chaired = { ...shows(vietTri, auCo), chair: auCo }
  const chair: Scene = { layout: 'full', slots: [{ kind: 'chair' }] }
  expect(consequencesOf(chaired, chair, around([seen(auCo)]))).toEqual([{ kind: 'leaves', sites: [vietTri] }])
})
