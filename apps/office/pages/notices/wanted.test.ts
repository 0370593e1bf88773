import { expect, test } from 'vitest'
import { noticeOperations } from '#contract/console'
import { noticeChannel, noticeFault, noticeKind, noticeStanding } from '#contract/notices'
import { channelWords, faultWords, kindWords, standingWords } from './kind-words.ts'
import { PAGE_ROWS, wantedOf } from './wanted.ts'

test('E60: what is looked for stands in the address, and nothing odd that stands there is asked for', () => {
  expect(wantedOf({})).toEqual({ offset: 0, limit: PAGE_ROWS })
  const whole = { standing: 'failed', channel: 'sms', kind: 'invited', q: 'việt trì', from: '100' }
  expect(wantedOf(whole)).toEqual({
    ...{
      standing: 'failed',
      channel: 'sms',
      kind: 'invited',
      text: 'việt trì',
      offset: 100,
      limit: PAGE_ROWS,
    },
  })
  const odd = wantedOf({ standing: 'lost', channel: 'fax', kind: 'x', q: 'a'.repeat(300), from: '-1' })
  expect(odd).toMatchObject({ offset: 0 })
  for (const wanted of [odd, wantedOf({ from: '1e99' }), wantedOf({ from: 'x' })])
    expect(noticeOperations['notices.list'].body.safeParse(wanted).success).toBe(true)
})

test('E60: every kind, channel, state and fault has its words', () => {
  expect(Object.keys(kindWords).toSorted()).toEqual(noticeKind.options.toSorted())
  expect(Object.keys(channelWords).toSorted()).toEqual(noticeChannel.options.toSorted())
  expect(Object.keys(standingWords).toSorted()).toEqual(noticeStanding.options.toSorted())
  expect(Object.keys(faultWords).toSorted()).toEqual(noticeFault.options.toSorted())
})
