import { expect, test } from 'vitest'
import { createLog, silentLog } from './index.ts'

function lines() {
  const written: string[] = []
  return {
    written,
    destination: {
      write(line: string) {
        written.push(line)
      },
    },
  }
}

test('a line is one JSON object with name, message and fields', () => {
  const { written, destination } = lines()
  createLog({ name: 'node VN-25', level: 'info', destination }).info('site joined', { site: 'VN-25-07900' })
  expect(written).toHaveLength(1)
  expect(JSON.parse(written[0] ?? '')).toMatchObject({
    name: 'node VN-25',
    msg: 'site joined',
    site: 'VN-25-07900',
    level: 30,
  })
})

test('levels below the chosen one are not written', () => {
  const { written, destination } = lines()
  const log = createLog({ name: 'x', level: 'warn', destination })
  log.debug('no')
  log.info('no')
  log.warn('yes')
  log.error('yes')
  expect(written).toHaveLength(2)
})

test('a child adds its fields to every line', () => {
  const { written, destination } = lines()
  const log = createLog({ name: 'x', level: 'info', destination })
    .child({ session: 's1' })
    .child({ site: 'a' })
  log.info('take')
  expect(JSON.parse(written[0] ?? '')).toMatchObject({ session: 's1', site: 'a' })
})

test('secrets are redacted at the top, nested and in headers', () => {
  const { written, destination } = lines()
  const log = createLog({ name: 'x', level: 'info', destination })
  log.info('sign-in', {
    password: 'hunter2',
    user: { token: 'hunter2', name: 'An' },
    request: { headers: { cookie: 'hunter2', 'set-cookie': 'hunter2', authorization: 'hunter2' } },
  })
  log.child({ token: 'hunter2' }).info('again')
  expect(written.join('')).not.toContain('hunter2')
  expect(written[0]).toContain('"name":"An"')
})

test('an error is written with its message and stack', () => {
  const { written, destination } = lines()
  createLog({ name: 'x', level: 'info', destination }).error('failed', { error: new Error('the cause') })
  expect(JSON.parse(written[0] ?? '').error).toMatchObject({ message: 'the cause', type: 'Error' })
})

test('pretty lines are for people', () => {
  const { written, destination } = lines()
  createLog({ name: 'x', level: 'info', pretty: true, destination }).info('hello', { site: 'VN' })
  expect(written.join('')).toMatch(/INFO.*hello/)
  expect(() => JSON.parse(written.join(''))).toThrow()
})

test('the silent log writes nothing and has silent children', () => {
  expect(() => silentLog.child({}).error('x')).not.toThrow()
})
