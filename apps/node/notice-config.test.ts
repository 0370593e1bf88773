import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ConfigError } from './config.ts'
import { noticeConfig } from './notice-config.ts'
import { noticeRulesOf } from './notice-rules.ts'

const directory = mkdtempSync(join(tmpdir(), 'lienthong-notices-'))
afterAll(() => rmSync(directory, { recursive: true }))
const fileOf = (name: string, text: string) => {
  const path = join(directory, name)
  writeFileSync(path, text)
  return path
}
const sender = { name: 'UBND tỉnh Phú Thọ', address: 'thongbao@phutho.example.vn' }
const email = { host: 'mail.phutho.example.vn', sender }
const sms = { url: 'https://sms.example.vn/send', secretFile: fileOf('secret', 'mot-bi-mat-du-dai\n') }
const given = { url: null, clock: { now: () => 0 } }

test('nothing said: no channel is on', () => {
  const { senders, remindBeforeMs } = noticeRulesOf(noticeConfig.parse(undefined), given)
  expect([senders, remindBeforeMs]).toEqual([[], [86_400_000, 7_200_000]])
})

test('both channels, with what they need', () => {
  const passwordFile = fileOf('password', 'mật khẩu\n')
  const config = noticeConfig.parse({
    email: { ...email, user: 'thongbao', passwordFile },
    sms,
    office: { emails: ['vp@x.vn'], phones: ['0912 345 678'] },
    remindBeforeHours: [2, 48],
  })
  const { senders, ...rules } = noticeRulesOf(config, given)
  expect(senders.map(({ channel }) => channel)).toEqual(['email', 'sms'])
  expect(rules).toMatchObject({
    office: { email: ['vp@x.vn'], sms: ['+84912345678'] },
    remindBeforeMs: [48 * 3_600_000, 2 * 3_600_000],
  })
  for (const each of senders) each.close()
})

test.each([
  [
    'a sender with a second address',
    { email: { ...email, sender: { ...sender, address: 'a@x.vn, b@x.vn' } } },
  ],
  ['a name that brings a header', { email: { ...email, sender: { ...sender, name: 'A\r\nBcc: b@x.vn' } } }],
  ['a user without a password', { email: { ...email, user: 'a' } }],
  ['a password in the clear', { email: { ...email, tls: 'none', user: 'a', passwordFile: 'p' } }],
  ['a password in the file itself', { email: { ...email, user: 'a', password: 'x' } }],
  ['http that nobody allowed', { sms: { ...sms, url: 'http://sms.example.vn' } }],
  ['another protocol', { sms: { ...sms, url: 'file:///etc/passwd', allowHttp: true } }],
  ['a fixed line', { office: { phones: ['02103846123'] } }],
  ['port 0', { email: { ...email, port: 0 } }],
])('%s is refused', (_what, config) => {
  expect(noticeConfig.safeParse(config).success).toBe(false)
})

test('http to a gateway, and no TLS where nothing is secret, are taken when they are said', () => {
  expect(
    noticeConfig.safeParse({ sms: { ...sms, url: 'http://10.0.0.9/sms', allowHttp: true } }).success,
  ).toBe(true)
  expect(noticeConfig.safeParse({ email: { ...email, tls: 'none' } }).success).toBe(true)
})

test('a secret that can not be read or is too short is named by its file, never by what it says', () => {
  const rulesOf = (secretFile: string) => () =>
    noticeRulesOf(noticeConfig.parse({ sms: { ...sms, secretFile } }), given)
  expect(rulesOf(join(directory, 'none'))).toThrow(ConfigError)
  expect(rulesOf(join(directory, 'none'))).toThrow(/notices\.sms\.secretFile.*ENOENT/)
  const short = rulesOf(fileOf('short', 'ngan'))
  expect(short).toThrow(/16/)
  expect(short).not.toThrow(/ngan\b/)
})
