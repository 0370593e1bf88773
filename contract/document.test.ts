import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { consoleNotices, consoleOperations, consoleRequests, viewRequests } from './console/index.ts'
import { eventBody } from './events/index.ts'
import { errorCatalogue, PROTOCOL_VERSION } from './index.ts'
import { mediaNotices, mediaRequests } from './media/index.ts'
import { roomNotices, roomReports, roomRequests } from './room/index.ts'
import { uplinkNotices, uplinkRequests, uplinkStates } from './uplink/index.ts'

const document = readFileSync(join(import.meta.dirname, '../docs/protocol.md'), 'utf8')

/** The rows of the tables under a `##` heading: cells without the marks. */
function rowsUnder(heading: string): string[][] {
  const [, after = ''] = document.split(`\n## ${heading}\n`)
  const [section = ''] = after.split('\n## ')
  return [...section.matchAll(/^\| `([^`]+)` \|(.*)\|$/gm)].map(([, name = '', rest = '']) => [
    name,
    ...rest.split('|').map((cell) => cell.trim()),
  ])
}
const namesUnder = (heading: string) => rowsUnder(heading).map(([name]) => name)

describe('docs/protocol.md', () => {
  test.each([
    ["A site's page", { ...roomRequests, ...roomReports, ...roomNotices }],
    ['Console and scripts', { ...consoleOperations, ...consoleRequests, ...viewRequests, ...consoleNotices }],
    ['Control process and media host', { ...mediaRequests, ...mediaNotices }],
  ])('“%s” names every operation and notice, and none that is gone', (heading, table) => {
    expect(namesUnder(heading).toSorted()).toEqual(Object.keys(table).toSorted())
  })

  test('“Between nodes” names every state, request and message, and none that is gone', () => {
    const names = Object.keys({ ...uplinkStates, ...uplinkRequests, ...uplinkNotices })
    const ofTheLink = ['req.<subject>', 'res.<id>', 'msg.<subject>']
    const found = namesUnder('Between nodes: the link').filter((name) => !ofTheLink.includes(name ?? ''))
    expect(found.toSorted()).toEqual(names.toSorted())
  })

  test('every console operation stands with its right and summary', () => {
    const rows = rowsUnder('Console and scripts')
    for (const [op, { right, summary }] of Object.entries(consoleOperations))
      expect(rows).toContainEqual([op, right, summary])
  })

  test('every error code stands with its sentence, and none that is gone', () => {
    const found = rowsUnder('Errors').map(([code, , sentence]) => [code, sentence])
    expect(found).toEqual(Object.entries(errorCatalogue).map(([code, { en }]) => [code, en]))
  })

  test('the version and every kind of event', () => {
    expect(document).toMatch(new RegExp(`^# Protocol, version ${PROTOCOL_VERSION}\n`))
    const [, after = ''] = document.split('\n## The record\n')
    const [record = ''] = after.split('\n## ')
    const [, kinds = ''] = record.split('Kinds: ')
    const named = [...kinds.matchAll(/`([^`]+)`/g)].map(([, kind]) => kind)
    const known = eventBody.options.map(({ shape }) => shape.kind.value)
    expect(named.toSorted()).toEqual(known.toSorted())
  })
})
