import { expect, test } from 'vitest'
import { describeError } from '#contract'
import { statusOf } from './errors.ts'

test.each([
  ['cue.busy', { by: 'Hà', from: 'Phú Thọ', site: 'Việt Trì' }, 409],
  ['cue.on-air', { site: 'Việt Trì' }, 409],
  ['cue.unknown', { site: 'Việt Trì' }, 404],
  ['floor.full', { bound: 6 }, 409],
  ['auth.console-link-used', { at: '07:30' }, 403],
  ['media.unavailable', {}, 503],
  ['message.malformed', { reason: 'no body' }, 400],
] as const)('over HTTP a refusal has the status that scripts know: %s', (code, details, status) => {
  expect(statusOf(describeError(code, details))).toBe(status)
})
