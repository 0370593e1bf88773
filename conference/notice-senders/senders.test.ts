import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Outcome } from '#conference/notices'
import { type NoticeSender, type Outgoing, openSmtpSender, openWebhookSender, signatureOf } from './index.ts'

const clock = { now: () => Date.UTC(2026, 10, 24, 1) }
const secret = 'bi-mat-cua-cong-SMS'
const notice: Outgoing = {
  ...{ id: 'n1', kind: 'invited', site: 'VN-25-07900', person: 'Nguyễn Thị Hồng Hạnh' },
  ...{ address: 'hanh@x.vn', subject: 'Mời họp: Đánh giá quý IV', text: 'Kính gửi\nPhường Việt Trì' },
}
/** What a receiver makes of what it was handed: the same for both ways. */
interface Received {
  id: string
  to: string
  text: string
  raw: string
}
interface Receiver {
  sender: NoticeSender
  received: Received[]
  /** Refuse from now on, in the receiver's own words; null: take. */
  refuse(figure: number | null): void
  close(): Promise<void>
}

const open = new Set<() => Promise<void>>()
afterEach(async () => {
  for (const close of open) await close()
  open.clear()
})

let certificate: { key: string; cert: string }
beforeAll(async () => {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  })
  certificate = { key: made.private, cert: made.cert }
})

/** A real SMTP server on this machine; `more` are its options. */
async function smtp(
  more: SMTPServerOptions = {},
  settings: Partial<Parameters<typeof openSmtpSender>[0]> = {},
) {
  const received: Received[] = []
  let refusal: number | null = null
  const refused = (figure: number) =>
    Object.assign(new Error('mailbox of nobody\u0007here'), { responseCode: figure })
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false },
    onRcptTo: (_address, _session, done) => done(refusal === null ? null : refused(refusal)),
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8')
        const end = raw.indexOf('\r\n\r\n')
        const [head, body] = [raw.slice(0, end), raw.slice(end + 4)]
        const text = /base64/i.test(head) ? Buffer.from(body, 'base64').toString('utf8') : unquoted(body)
        const id = /^Message-ID: <(.+)@/im.exec(head)?.[1] ?? ''
        for (const { address } of envelope.rcptTo) received.push({ id, to: address, text: text.trim(), raw })
        done()
      })
    },
    ...more,
  })
  server.on('error', () => {})
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port))
  })
  const sender = openSmtpSender({
    ...{ host: '127.0.0.1', port, tls: 'none', signIn: null, ca: null },
    from: { name: 'UBND tỉnh Phú Thọ', address: 'thongbao@phutho.example.vn' },
    ...settings,
  })
  const close = async () => {
    sender.close()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  open.add(close)
  return {
    sender,
    received,
    refuse(figure: number | null) {
      refusal = figure
    },
    close,
  } satisfies Receiver
}

const unquoted = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
    .toString('utf8')
    .replace(/\r\n/g, '\n')

/** A gateway for short messages on this machine. */
async function gateway(patienceMs?: number) {
  const received: (Received & { headers: NodeJS.Dict<string | string[]> })[] = []
  let refusal: number | null = null
  const server: Server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    if (refusal === 0) return
    if (refusal === null) {
      const raw = Buffer.concat(parts).toString('utf8')
      const { id, to, text } = JSON.parse(raw) as Received
      received.push({ id, to, text, raw, headers: request.headers })
    }
    response.writeHead(refusal ?? 202, refusal === 302 ? { location: '/elsewhere' } : {}).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/sms?key=khoa-rieng`
  const sender = openWebhookSender({ url, secret, clock, ...(patienceMs !== undefined && { patienceMs }) })
  const close = async () => {
    sender.close()
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  open.add(close)
  return {
    sender,
    received,
    refuse(figure: number | null) {
      refusal = figure
    },
    close,
  } satisfies Receiver
}

const notTaken = (outcome: Outcome) => {
  if (outcome.is === 'taken') return expect.fail('taken')
  const { fault, again, channel } = outcome
  return { fault, again, channel }
}

describe.each([
  { way: 'e-mail', start: () => smtp(), stays: 550, passes: 451, ofChannel: 421 },
  { way: 'short message', start: () => gateway(), stays: 422, passes: 500, ofChannel: 429 },
])('by $way', ({ start, stays, passes, ofChannel }) => {
  test('Q40, Q41: what is taken arrives as it was written, and again as the same', async () => {
    const { sender, received } = await start()
    expect(await sender.send(notice)).toEqual({ is: 'taken' })
    expect(await sender.send(notice)).toEqual({ is: 'taken' })
    const { id, to, text } = { ...received[0] }
    expect({ id, to, text }).toEqual({ id: 'n1', to: 'hanh@x.vn', text: notice.text })
    expect(received.map((each) => each.id)).toEqual(['n1', 'n1'])
  })

  test('Q42: what stays, what may pass, and what every other notice would meet', async () => {
    const { sender, refuse } = await start()
    refuse(stays)
    expect(notTaken(await sender.send(notice))).toEqual({ fault: 'address', again: false, channel: false })
    refuse(passes)
    expect(notTaken(await sender.send(notice))).toEqual({ fault: 'busy', again: true, channel: false })
    refuse(ofChannel)
    expect(notTaken(await sender.send(notice))).toEqual({ fault: 'busy', again: true, channel: true })
    refuse(null)
    expect(await sender.send(notice)).toEqual({ is: 'taken' })
  })

  test('Q40, Q42: nobody there is told, without a throw, and so is the end of the sender', async () => {
    const { sender, close } = await start()
    await close()
    expect(notTaken(await sender.send(notice))).toEqual({ fault: 'unreachable', again: true, channel: true })
    sender.close()
  })
})

describe('e-mail', () => {
  test.each([
    ['Hà\r\nBcc: kẻ-khác@x.vn', 'Họp\r\nBcc: b@x.vn', 'A\n.\nRCPT TO:<c@x.vn>\n\nB'],
    ['"Hà" <d@x.vn>, Nam', 'Họp <e@x.vn>', 'From: f@x.vn\n\nA'],
  ])('Q43: a name, subject or text brings no header and no receiver: %j', async (person, subject, text) => {
    const { sender, received } = await smtp()
    expect(await sender.send({ ...notice, person, subject, text })).toEqual({ is: 'taken' })
    expect(received.map(({ to }) => to)).toEqual(['hanh@x.vn'])
    const [head = ''] = (received[0]?.raw ?? '').split(/\r\n\r\n/, 1)
    expect(head).not.toMatch(/^Bcc:/im)
    expect(head.match(/^From:/gim)).toHaveLength(1)
    expect(received[0]?.text).toBe(text)
  })

  test.each(['hanh@x.vn\r\nRCPT TO:<g@x.vn>', 'hanh@x.vn, h@x.vn', '<hanh@x.vn> i', ''])(
    'Q43: the odd address %j reaches nobody else',
    async (address) => {
      const { sender, received } = await smtp()
      const outcome = await sender.send({ ...notice, address })
      expect(outcome.is === 'taken' || !outcome.channel).toBe(true)
      expect(received.filter(({ to }) => to !== 'hanh@x.vn')).toEqual([])
    },
  )

  test('Q45: a sign-in that is refused says no password; one that is taken sends', async () => {
    const onAuth: SMTPServerOptions['onAuth'] = ({ username, password }, _session, done) =>
      password === 'đúng'
        ? done(null, { user: username })
        : done(new Error(`no ${username} with ${password}`))
    const options = { onAuth, authOptional: false, allowInsecureAuth: true, authMethods: ['PLAIN'] }
    const wrong = await smtp(options, { signIn: { user: 'thongbao', password: 'mật-khẩu-sai' } })
    const outcome = await wrong.sender.send(notice)
    expect(notTaken(outcome)).toEqual({ fault: 'sign-in', again: true, channel: true })
    expect(JSON.stringify(outcome)).not.toContain('sai')
    const right = await smtp(options, { signIn: { user: 'thongbao', password: 'đúng' } })
    expect(await right.sender.send(notice)).toEqual({ is: 'taken' })
  })

  test('Q46: by TLS, to a server that is vouched for', async () => {
    const options = { ...certificate, disabledCommands: [], authOptional: true }
    const trusted = await smtp(options, { tls: 'starttls', host: 'localhost', ca: certificate.cert })
    expect(await trusted.sender.send(notice)).toEqual({ is: 'taken' })
    const implicit = { ...options, secure: true }
    const whole = await smtp(implicit, { tls: 'implicit', host: 'localhost', ca: certificate.cert })
    expect(await whole.sender.send(notice)).toEqual({ is: 'taken' })
    const stranger = await smtp(options, { tls: 'starttls', host: 'localhost' })
    expect(notTaken(await stranger.sender.send(notice))).toMatchObject({
      fault: 'unreachable',
      channel: true,
    })
    expect(stranger.received).toEqual([])
  })

  test('Q46: with a server that offers no TLS nothing is sent, no password either', async () => {
    let asked = 0
    const onAuth: SMTPServerOptions['onAuth'] = (_auth, _session, done) => {
      asked++
      done(null, { user: 'a' })
    }
    const { sender, received } = await smtp(
      { onAuth, allowInsecureAuth: true },
      { tls: 'starttls', signIn: { user: 'thongbao', password: 'x' } },
    )
    expect(notTaken(await sender.send(notice))).toMatchObject({ fault: 'unreachable', channel: true })
    expect([asked, received.length]).toEqual([0, 0])
  })
})

describe('short message', () => {
  test('Q44: is signed with its moment', async () => {
    const { sender, received } = await gateway()
    await sender.send({ ...notice, address: '+84912345678' })
    const [{ raw, headers } = expect.fail('nothing received')] = received
    const seconds = clock.now() / 1000
    expect(headers).toMatchObject({
      'idempotency-key': 'n1',
      'x-lienthong-timestamp': String(seconds),
      'x-lienthong-signature': `sha256=${signatureOf(secret, seconds, raw)}`,
    })
    expect(JSON.parse(raw)).toEqual({
      ...{ version: 1, id: 'n1', kind: 'invited', site: 'VN-25-07900', person: 'Nguyễn Thị Hồng Hạnh' },
      ...{ to: '+84912345678', text: notice.text, sentAt: seconds },
    })
    // RFC 4231, case 2, with the moment in front.
    expect(signatureOf('Jefe', 0, 'what do ya want for nothing?')).not.toBe(
      signatureOf('Jefe', 1, 'what do ya want for nothing?'),
    )
  })

  test('Q42, Q45: a redirection is not followed, and no address of the gateway is told', async () => {
    const { sender, refuse, close } = await gateway()
    refuse(302)
    const outcome = await sender.send(notice)
    expect(notTaken(outcome)).toEqual({ fault: 'redirected', again: true, channel: true })
    await close()
    expect(JSON.stringify([outcome, await sender.send(notice)])).not.toMatch(/khoa-rieng|127\.0\.0\.1|bi-mat/)
  })

  test('Q40, Q42: a gateway that does not answer is given up on', async () => {
    const { sender, refuse } = await gateway(50)
    refuse(0)
    expect(notTaken(await sender.send(notice))).toEqual({ fault: 'unreachable', again: true, channel: true })
  })
})
