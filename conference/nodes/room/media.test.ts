import { expect, test } from 'vitest'
import { createMediaClient } from '#conference/media'
import { type PageSourceKind, PROTOCOL_VERSION, pageSourceKind } from '#contract'
import { createInProcessHub } from '#foundation/link'
import { createLocalMedia } from '../local-media.ts'
import { publish } from './media.ts'

const site = 'VN-25-07900'
const rtpParameters = { codecs: [], encodings: [] }

/** A seat with its media at a host that takes everything. */
async function seated() {
  const hub = createInProcessHub()
  const [control, host] = ['VN-25', 'VN-25-media'].map((name) =>
    hub.join(name, { version: PROTOCOL_VERSION }),
  )
  if (!control || !host) return expect.fail('no link')
  const asked: string[] = []
  const so = { isTested: false, endsMeanwhile: false }
  host.handle('media.seat.publish', ({ body }) => {
    asked.push(`publish ${Object(body).kind}`)
    if (so.endsMeanwhile) so.isTested = false
    return { producer: 'p' }
  })
  host.handle('media.seat.unpublish', ({ body }) => {
    asked.push(`unpublish ${Object(body).kind}`)
    return {}
  })
  const localMedia = createLocalMedia(createMediaClient(control, 'VN-25-media'), () => {})
  localMedia.adopt({
    ...{ epoch: 'e', rtpCapabilities: {}, pipes: [] },
    seats: [{ seat: 's', site, published: [] }],
  })
  const parts = {
    ...{ localMedia, node: { id: 'VN-25', label: 'Phú Thọ', dutyPhone: null }, requireFree: () => {} },
    tests: {
      isRunning: () => so.isTested,
    },
  }
  const caller = { site, browser: 'b', seat: 's', connection: { tell: () => {}, end: () => {} } }
  return { so, asked, publish: (kind: PageSourceKind) => publish(parts, caller, { kind, rtpParameters }) }
}

test('N49: a picture or sound of a test is taken only while a test of the site runs', async () => {
  const { so, asked, publish } = await seated()
  const tested: PageSourceKind[] = ['test-picture', 'test-sound']
  for (const kind of tested)
    await expect(publish(kind)).rejects.toMatchObject({ code: 'message.out-of-order' })
  expect(asked).toEqual([])
  for (const kind of pageSourceKind.options.filter((each) => !tested.includes(each))) await publish(kind)
  so.isTested = true
  for (const kind of tested) expect(await publish(kind)).toEqual({ producer: 'p' })
})

test('N49: what was on its way when the test ended does not stay', async () => {
  const { so, asked, publish } = await seated()
  Object.assign(so, { isTested: true, endsMeanwhile: true })
  await expect(publish('test-picture')).rejects.toMatchObject({ code: 'message.out-of-order' })
  expect(asked).toEqual(['publish test-picture', 'unpublish test-picture'])
})
