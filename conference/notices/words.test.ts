import { describe, expect, test } from 'vitest'
import { blankRecord } from '#conference/directory'
import { Refusal } from '#contract'
import { noticeChannel, noticeKind, noticeText } from '#contract/notices'
import {
  afterAttempt,
  builtIn,
  checkWording,
  filledBy,
  fillWording,
  MOST_ATTEMPTS,
  mobileNumber,
  type Outcome,
  recipientsOf,
  restAfter,
  type Sender,
  sampleFacts,
  sampleRecipient,
  variablesOf,
} from './index.ts'

const now = Date.UTC(2026, 10, 24, 1)
const sender: Sender = {
  ...{ label: 'Tỉnh Phú Thọ', dutyPhone: '0210 000 0000', url: 'https://thhn.phutho.example.vn' },
  labelOf: (site) => (site === 'VN-25' ? 'Tỉnh Phú Thọ' : `Xã ${site}`),
}
const cases = noticeKind.options.flatMap((kind) =>
  noticeChannel.options.map((channel) => ({ kind, channel })),
)
const filled = (kind: (typeof cases)[number]['kind'], channel: 'email' | 'sms') =>
  filledBy(sampleFacts(kind, { node: 'VN-25', now }), sampleRecipient('VN-25', channel), sender)

describe.each(cases)('the template of $kind by $channel', ({ kind, channel }) => {
  test('Q10: that comes with the program can be used, and leaves no name open', () => {
    const wording = builtIn[kind][channel]
    expect(checkWording(kind, channel, wording)).toEqual(wording)
    const { subject, text } = fillWording(wording, filled(kind, channel), { channel, accents: true })
    expect(`${subject}\n${text}`).not.toMatch(/[{}]|undefined/)
    expect(noticeText.safeParse(text).success).toBe(true)
    expect(subject).not.toContain('\n')
    if (channel === 'sms') expect(text.length).toBeLessThanOrEqual(459)
  })

  test('Q11: knows every name that it may use, and none for a link', () => {
    expect(Object.keys(filled(kind, channel)).toSorted()).toEqual(
      expect.arrayContaining(Object.keys(variablesOf[kind]).toSorted()),
    )
    expect(JSON.stringify(filled(kind, channel))).not.toMatch(/\/s\/|token/)
  })
})

test.each([
  ['{phien-hop} {bat-dau} {ly-do}', 'không có tên “{ly-do}”'],
  ['{phien-hop} {bat-dau} {constructor}', 'không có tên “{constructor}”'],
  ['{phien-hop} {bat-dau', 'ngoặc'],
  ['{phien-hop} }{bat-dau}', 'ngoặc'],
  ['{phien-hop}', 'thiếu “{bat-dau}”'],
  [' \n ', 'trống'],
])('Q10: a template with %j is refused: %s', (text, reason) => {
  const check = () => checkWording('invited', 'email', { subject: 'Mời họp', text })
  expect(check).toThrow(Refusal)
  try {
    check()
  } catch (error) {
    expect(error instanceof Refusal && `${error.code} ${error.details.vi}`).toContain('notice.template-wrong')
    expect(error instanceof Refusal && String(error.details.vi)).toContain(reason)
  }
})

test('Q10: an e-mail has a subject, a short message is short and has none', () => {
  const text = '{phien-hop} {bat-dau}'
  expect(() => checkWording('invited', 'email', { subject: ' ', text })).toThrow(Refusal)
  expect(() => checkWording('invited', 'sms', { subject: '', text: text.padEnd(460, 'a') })).toThrow(Refusal)
  expect(checkWording('invited', 'sms', { subject: 'Mời', text })).toEqual({ subject: '', text })
})

test('Q10: a name brings no line and no header into a message, and its braces are text', () => {
  const hostile = { ...filled('invited', 'email'), 'phien-hop': 'Họp\r\nBcc: a@x.vn\u2028{ly-do}' }
  const wording = { subject: 'Mời: {phien-hop}', text: 'A {phien-hop}\nB' }
  expect(fillWording(wording, hostile, { channel: 'email', accents: true })).toEqual({
    subject: 'Mời: Họp Bcc: a@x.vn {ly-do}',
    text: 'A Họp Bcc: a@x.vn {ly-do}\nB',
  })
})

test('Q10: a short message has no accents unless told, and is cut', () => {
  const long = { ...filled('invited', 'sms'), 'phien-hop': 'Đại hội “Ước mơ” – '.repeat(20) }
  const said = fillWording(builtIn.invited.sms, long, { channel: 'sms', accents: false }).text
  expect(said).toMatch(/^[\x20-\x7e]+$/)
  expect(said).toContain('Dai hoi "Uoc mo" - ')
  expect(
    fillWording({ subject: '', text: '{phien-hop}' }, long, { channel: 'sms', accents: true }).text,
  ).toMatch(/^Đại hội “Ước mơ”.*\.\.\.$/)
})

test.each([
  ['0912 345 678', '+84912345678'],
  ['+84912345678', '+84912345678'],
  ['84912345678', '+84912345678'],
  ['0210 3846 123', null],
  ['18001166', null],
  ['', null],
  ['0912345678\r\nX', null],
])('Q2: the number %j takes short messages as %s', (phone, expected) => {
  expect(mobileNumber(phone)).toBe(expected)
})

test('Q1: the persons whose days hold are told by each way that they have, an address once', () => {
  const person = {
    name: 'Hà',
    post: '',
    phone: '0912345678',
    email: 'ha@x.vn',
    from: null,
    to: null,
    document: '',
  }
  const record = {
    ...blankRecord('VN-25-07900'),
    principal: person,
    deputies: [
      { ...person, name: 'Nam', phone: '02103846123', email: 'nam@x.vn' },
      { ...person, name: 'Cũ', to: '2026-01-01' },
    ],
  }
  const told = (channels: ('email' | 'sms')[]) =>
    recipientsOf(record, { day: '2026-11-24', channels }).map(({ address }) => address)
  expect(told(['email', 'sms'])).toEqual(['ha@x.vn', '+84912345678', 'nam@x.vn'])
  expect(told(['sms'])).toEqual(['+84912345678'])
  expect(told([])).toEqual([])
  expect(recipientsOf(undefined, { day: '2026-11-24', channels: ['sms'] })).toEqual([])
})

describe('after an attempt', () => {
  const busy: Outcome = { is: 'not-taken', fault: 'busy', detail: '451', again: true, channel: false }
  const next = (attempts: number, outcome: Outcome, until = now + 3 * 24 * 3_600_000) =>
    afterAttempt({ attempts, until }, outcome, now)

  test('Q12: it is tried again later and later, and has failed in the end', () => {
    const delays = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, attempts) => {
      const state = next(attempts, busy)
      return state.is === 'waiting' ? (state.next - now) / 60_000 : state.is
    })
    expect(delays).toEqual([1, 5, 15, 30, 60, ...Array.from({ length: 9 }, () => 120)])
    expect(next(MOST_ATTEMPTS - 1, busy)).toEqual({
      ...{ is: 'failed', at: now },
      fault: { is: 'busy', detail: '451' },
    })
  })

  test('Q12: midway to the end of its use when the next attempt would come after it, down to the last minute', () => {
    const until = now + 40 * 60_000
    expect(next(4, busy, until)).toMatchObject({ is: 'waiting', next: now + 20 * 60_000 })
    expect(next(2, busy, until)).toMatchObject({ is: 'waiting', next: now + 15 * 60_000 })
    expect(next(4, busy, now + 60_001)).toMatchObject({ is: 'waiting', next: now + 30_001 })
  })

  test('Q12: not past its use, and not what will never be taken', () => {
    expect(next(0, busy, now + 60_000).is).toBe('failed')
    expect(next(0, { ...busy, again: false }).is).toBe('failed')
    expect(next(3, { is: 'taken' })).toEqual({ is: 'sent', at: now })
  })

  test('Q13: a channel rests longer each time, ten minutes at most', () => {
    expect([1, 2, 3, 4, 5, 50].map((failures) => restAfter(failures) / 60_000)).toEqual([1, 2, 4, 8, 10, 10])
  })
})
