import { createServer as createHttp, type RequestListener } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { generate } from 'selfsigned'
import { expect, onTestFinished, test, vi } from 'vitest'
import { describeError } from '#contract'
import { silentLog } from '#foundation/log'
import { createManualClock, systemClock } from '#foundation/time'
import { startSyntheticSite } from '../synthetic-site.ts'
import { createAnswers } from './answers.ts'
import { exchange } from './http.ts'
import { signIn } from './sign-in.ts'

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return (server.address() as AddressInfo).port
}

async function answering(status: number, headers: Record<string, string>): Promise<URL> {
  const listener: RequestListener = (_request, reply) => void reply.writeHead(status, headers).end()
  return new URL(`http://127.0.0.1:${await listening(createHttp(listener))}/r/token`)
}

test('a certificate that the node made itself is refused unless it is accepted by name', async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'node' }])
  const port = await listening(
    createHttps({ key, cert }, (_request, reply) => void reply.writeHead(204).end()),
  )
  const url = new URL(`https://127.0.0.1:${port}/`)
  await expect(exchange({ method: 'GET', url, acceptSelfSigned: false })).rejects.toThrow(/self.signed/)
  await expect(exchange({ method: 'GET', url, acceptSelfSigned: true })).resolves.toMatchObject({
    status: 204,
  })
})

test('signing in takes the cookie and learns the site, without following the page', async () => {
  const link = await answering(303, {
    'set-cookie': 'lt_site_VN-25=secret; Path=/; HttpOnly',
    location: '/room/?site=VN-25',
  })
  expect(await signIn(link, false)).toEqual({
    cookie: 'lt_site_VN-25=secret',
    origin: link.origin,
    site: 'VN-25',
  })
})

test.each([
  [403, 'link-invalid'],
  [429, 'too-many'],
  [200, 'unexpected'],
])('HTTP %i to a personal link is the trouble "%s"', async (status, trouble) => {
  await expect(signIn(await answering(status, {}), false)).rejects.toMatchObject({ trouble })
})

test('a site whose link was revoked ends with the words of the catalogue; one that came too often waits', async () => {
  const start = async (status: number) => {
    const options = { media: null, receive: false, log: silentLog, clock: systemClock }
    const site = startSyntheticSite({ ...options, link: `${await answering(status, {})}` })
    onTestFinished(() => site.close())
    return site
  }
  const [revoked, tooOften] = await Promise.all([start(403), start(429)])
  await expect(revoked.ready()).rejects.toThrow(/no longer valid/)
  expect(revoked.state()).toEqual({ is: 'ended', error: describeError('auth.link-invalid') })
  await vi.waitFor(
    () => {
      const state = tooOften.state()
      expect(state.is === 'waiting' && state.tryAt - systemClock.now()).toBeGreaterThan(4_000)
    },
    { timeout: 10_000 },
  )
})

test('a request that is not answered is given up, and leaves no timer', async () => {
  const clock = createManualClock()
  const answers = createAnswers(clock)
  const late = answers.next()
  const failing = expect(late.answer).rejects.toThrow('no reply within 10000 ms')
  clock.advance(10_000)
  await failing
  answers.take({ type: 'reply', id: late.id, ok: true, body: {} })
  const refused = answers.next()
  answers.take({ type: 'reply', id: refused.id, ok: false, error: describeError('seat.none') })
  await expect(refused.answer).rejects.toMatchObject({ error: { code: 'seat.none' } })
  const open = answers.next()
  answers.close('the node closed the connection')
  await expect(open.answer).rejects.toThrow('the node closed')
  await expect(answers.next().answer).rejects.toThrow('the node closed')
  expect(clock.pending()).toBe(0)
})
