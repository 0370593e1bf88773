import { expect, test } from 'vitest'
import type { SessionState, SiteId } from '#contract'
import { commands } from '../commands.ts'
import { begun, known } from '../testing/begun.ts'
import { eventsBetween } from './events-between.ts'

const [hoaBinh] = ['VN-25-07900'] as const
const given = (from = 'VN') => ({ by: 'Hà', from, at: 7, known, labelOf: String })
const present = (state: SessionState, site: SiteId | null, from = 'VN') =>
  commands['content.present'].apply(state, { session: 's', site }, given(from))
const stop = (state: SessionState, site: SiteId) =>
  commands['content.stop'].apply(state, { session: 's', site }, given('VN-25'))
const refusal = (code: string) => expect.objectContaining({ code })

test('P24: an operator says whose content is shown; the site itself ends it, another one’s word changes nothing', () => {
  const shown = present(begun, hoaBinh)
  expect(shown).toMatchObject({ presenter: hoaBinh, revision: 1, program: begun.program })
  expect(present(shown, hoaBinh)).toBe(shown)
  expect(stop(shown, 'VN-25')).toBe(shown)
  expect(stop(shown, hoaBinh)).toMatchObject({ presenter: null, revision: 2 })
  expect(present(shown, null).presenter).toBeNull()
})

test('P24, A1, A6: only the tier in control, sites of the session, and with their province’s consent', () => {
  expect(() => present(begun, hoaBinh, 'VN-25')).toThrow(refusal('session.not-in-control'))
  expect(() => present(begun, 'VN-99')).toThrow(refusal('site.unknown'))
  const asks = { ...begun, showing: { ...begun.showing, rules: { 'VN-25': 'ask' as const } } }
  expect(() => present(asks, hoaBinh)).toThrow(refusal('showing.not-agreed'))
  expect(present({ ...asks, showing: { ...asks.showing, agreed: [hoaBinh] } }, hoaBinh).presenter).toBe(
    hoaBinh,
  )
})

test('P7: whose content is shown stands in the record, with who said so', () => {
  const shown = present(begun, hoaBinh)
  const named = { kind: 'content.presented', session: 's', by: 'Hà', tier: 'VN' }
  expect(eventsBetween(begun, shown, 'Hà', 'VN')).toEqual([{ ...named, site: hoaBinh }])
  expect(eventsBetween(shown, stop(shown, hoaBinh), 'Hà', 'VN')).toEqual([{ ...named, site: null }])
})
