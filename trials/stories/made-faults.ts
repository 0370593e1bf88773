import type { PageMeasured } from '#contract/readiness'
import type { TestManner } from '#trials/sites'
import type { Expected } from './whole-province.ts'

/** A fault of a synthetic site, and what a round has to say of it. */
export interface MadeFault {
  name: string
  /** Null: its page takes no test up. */
  tests: Pick<TestManner, 'codes' | 'alter'> | null
  expected: Expected
}

type Part = 'camera' | 'microphone' | 'speaker' | 'person'

/** What the page says of its devices and of who is there; a synthetic site has neither. */
const said =
  <Of extends Part>(part: Of, changes: Partial<PageMeasured[Of]>): TestManner['alter'] =>
  (measured) => ({ ...measured, [part]: { ...measured[part], ...changes } })
const bySite = (code: Extract<Expected, { code: unknown }>['code']) =>
  ({ state: 'failed', code, actor: 'site' }) as const

/** What never comes up, what really goes out wrong, and what the page says of itself. */
export const madeFaults: readonly MadeFault[] = [
  { name: 'page that takes no test up', tests: null, expected: { state: 'failed', code: 'test.not-taken' } },
  {
    name: 'codes of another test',
    tests: { codes: 'foreign' },
    expected: { state: 'failed', code: 'code.foreign' },
  },
  {
    name: 'recording of the first second',
    tests: { codes: 'replayed' },
    expected: { state: 'failed', code: 'code.replayed' },
  },
  {
    name: 'black camera',
    tests: { alter: said('camera', { state: 'black' }) },
    expected: bySite('camera.black'),
  },
  {
    name: 'frozen camera',
    tests: { alter: said('camera', { state: 'frozen', fps: 0 }) },
    expected: bySite('camera.frozen'),
  },
  {
    name: 'silent microphone',
    tests: { alter: said('microphone', { state: 'silent', levelDbov: -78 }) },
    expected: bySite('microphone.silent'),
  },
  {
    name: 'clipping microphone',
    tests: { alter: said('microphone', { clippingShare: 0.04 }) },
    expected: bySite('microphone.clipping'),
  },
  {
    name: 'loudspeaker muted',
    tests: { alter: said('speaker', { state: 'muted', toneHeard: false }) },
    expected: bySite('speaker.muted'),
  },
  {
    name: 'page in the background',
    tests: { alter: (measured) => ({ ...measured, pageHidden: true }) },
    expected: bySite('page.hidden'),
  },
  {
    name: 'person who sees nothing',
    tests: { alter: said('person', { saw: false, heard: true }) },
    expected: bySite('person.no-picture'),
  },
]
