import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { signInRequests } from './accounts/index.ts'
import {
  consoleNotices,
  consoleOperations,
  consoleRequests,
  registryDocument,
  viewRequests,
} from './console/index.ts'
import { eventRecord } from './events/index.ts'
import {
  clientFrame,
  describeError,
  type ErrorCode,
  errorBody,
  errorCatalogue,
  serverFrame,
} from './index.ts'
import { mediaNotices, mediaRequests } from './media/index.ts'
import {
  board,
  gate,
  incident,
  ladder,
  ladderDone,
  ladderDue,
  ladderNotice,
  lineRecord,
  linkLoad,
  measurement,
  round,
  sessionLadder,
  thresholds,
  verdict,
  waiver,
} from './readiness/index.ts'
import { roomNotices, roomReports, roomRequests } from './room/index.ts'
import { keptScript, scriptSteps } from './script/index.ts'
import { uplinkNotices, uplinkRequests, uplinkStates } from './uplink/index.ts'

/** Every schema of the contract by the name of its sample file. */
const schemas = new Map<string, z.ZodType>([
  ['frame/client', clientFrame],
  ['frame/server', serverFrame],
  ['frame/error', errorBody],
  ['console/registry', registryDocument],
  ['events/record', eventRecord],
  ['readiness/measurement', measurement],
  ['readiness/thresholds', thresholds],
  ['readiness/verdict', verdict],
  ['readiness/round', round],
  ['readiness/link-load', linkLoad],
  ['readiness/ladder', ladder],
  ['readiness/ladder-done', ladderDone],
  ['readiness/ladder-due', ladderDue],
  ['readiness/gate', gate],
  ['readiness/waiver', waiver],
  ['readiness/session-ladder', sessionLadder],
  ['readiness/ladder-notice', ladderNotice],
  ['readiness/line', lineRecord],
  ['readiness/incident', incident],
  ['readiness/board', board],
  ['script/kept', keptScript],
  ...requests('script', scriptSteps),
  ...requests('room', roomRequests),
  ...requests('console', { ...consoleOperations, ...consoleRequests, ...viewRequests }),
  ...requests('accounts', signInRequests),
  ...requests('uplink', uplinkRequests),
  ...requests('media', mediaRequests),
  ...notices('room', { ...roomNotices, ...roomReports }),
  ...notices('console', consoleNotices),
  ...notices('uplink', { ...uplinkStates, ...uplinkNotices }),
  ...notices('media', mediaNotices),
])

function requests(folder: string, table: Record<string, { body: z.ZodType; reply: z.ZodType }>) {
  return Object.entries(table).flatMap(([op, { body, reply }]): [string, z.ZodType][] => [
    [`${folder}/${op}`, body],
    [`${folder}/${op}.reply`, reply],
  ])
}
function notices(folder: string, table: Record<string, z.ZodType>) {
  return Object.entries(table).map(([op, schema]): [string, z.ZodType] => [`${folder}/${op}`, schema])
}

interface Sample {
  valid: unknown[]
  invalid: { why: string; value: unknown }[]
}

const root = join(import.meta.dirname, 'examples')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replaceAll('\\', '/').replace(/\.json$/, ''))
const sampleOf = (name: string) => JSON.parse(readFileSync(join(root, `${name}.json`), 'utf8')) as Sample

test('every schema has a file of samples, and every file a schema', () => {
  expect(files.toSorted()).toEqual([...schemas.keys()].toSorted())
})

describe.each([...schemas])('%s', (name, schema) => {
  const { valid, invalid } = sampleOf(name)
  test('has samples of both kinds', () => {
    expect(valid.length).toBeGreaterThan(0)
    expect(invalid.length).toBeGreaterThan(0)
  })
  test.each(valid.map((value) => [JSON.stringify(value).slice(0, 80), value]))('takes %s', (_text, value) => {
    expect(schema.safeParse(value).error?.issues ?? []).toEqual([])
  })
  test.each(invalid.map(({ why, value }) => [why, value]))('refuses: %s', (_why, value) => {
    expect(schema.safeParse(value).success).toBe(false)
  })
})

test.each(Object.keys(errorCatalogue) as ErrorCode[])('error %s has both languages', (code) => {
  const { message } = describeError(code)
  expect(message.vi.length).toBeGreaterThan(5)
  expect(message.en.length).toBeGreaterThan(5)
  expect(message.vi).not.toBe(message.en)
})
