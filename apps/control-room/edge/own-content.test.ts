import { expect, test } from 'vitest'
import { DocumentRefused, type PresentedDocument } from '#browser/documents'
import { describeError, type ErrorBody } from '#contract'
import { createManualClock } from '#foundation/time'
import type { Presented } from '../state/own-content.ts'
import { createOwnContent } from './own-content.ts'

/** A console whose node and documents are played by the test. */
function stage(kept?: Presented) {
  const told: string[] = []
  const errors: string[] = []
  const ended: ((notice: { kind: 'content'; error: ErrorBody }) => void)[] = []
  let remembered = kept
  let refuse: (error: ErrorBody) => void = () => {}
  const track = (name: string) => ({ id: name }) as MediaStreamTrack
  const open = async (file: File): Promise<PresentedDocument> => {
    if (file.name === 'hỏng.pdf') throw new DocumentRefused({ kind: 'broken' })
    if (file.name === 'lạ.pdf') throw new Error('unforeseen')
    return {
      name: file.name,
      pages: 3,
      async page(at) {
        if (file.name === 'trang hỏng.pdf') throw new DocumentRefused({ kind: 'broken' })
        return { width: at, height: 1, image: {} as CanvasImageSource }
      },
      close: () => told.push(`closed ${file.name}`),
    }
  }
  const content = createOwnContent({
    connection: {
      onNotice: (_op, listener) => {
        ended.push(listener as (typeof ended)[number])
        return () => {}
      },
    },
    media: {
      publish(kind, offer) {
        told.push(offer ? `${kind} ${offer.track.id}${offer.takeOver ? ' instead' : ''}` : `no ${kind}`)
        if (offer) refuse = offer.onRefused
      },
    },
    notes: { error: ({ code }) => errors.push(code) },
    memory: {
      presented: {
        read: () => remembered,
        write: (now) => (remembered = now),
        forget: () => (remembered = undefined),
      },
    },
    clock: createManualClock(),
    open,
    makeSlide: () => ({
      track: track('slide'),
      show: (page) => told.push(`page ${page.width}`),
      close: () => told.push('slide closed'),
    }),
  })
  return {
    ...{ content, told, errors },
    remembered: () => remembered,
    refuse: (...error: Parameters<typeof describeError>) => refuse(describeError(...error)),
    takenOver: () =>
      ended[0]?.({ kind: 'content', error: describeError('content.taken-over', { by: 'Lan' }) }),
  }
}
const file = (name: string) => new File([], name)
const settle = () => new Promise((done) => setImmediate(done))

test('R55: a file is offered from its first page; pages turn within it, and it ends with its document', async () => {
  const { content, told, remembered } = stage()
  await content.file(file('báo cáo.pdf'))
  expect(content.state.get()).toMatchObject({ kind: 'offered', what: { page: 1, pages: 3 } })
  content.turn(-1)
  content.turn(1)
  await settle()
  expect(remembered()).toMatchObject({ name: 'báo cáo.pdf', page: 2 })
  content.stop()
  content.stop()
  expect(told).toEqual([
    'page 1',
    'content slide',
    'page 2',
    'no content',
    'slide closed',
    'closed báo cáo.pdf',
  ])
  expect([content.state.get().kind, remembered()]).toEqual(['none', undefined])
})

test('R55: of pages turned quickly only the last is shown; another file takes the place of the first', async () => {
  const { content, told } = stage()
  await content.file(file('a.pdf'))
  content.turn(1)
  content.turn(1)
  content.turn(1)
  await settle()
  expect(told).toEqual(['page 1', 'content slide', 'page 3'])
  await content.file(file('b.pdf'))
  expect(told.slice(3)).toEqual(['page 1', 'content slide', 'slide closed', 'closed a.pdf'])
})

test('R56: who presents already is named, and is ended only when the operator says so', async () => {
  const { content, told, refuse, errors } = stage()
  await content.file(file('a.pdf'))
  refuse('content.taken', { by: 'Lan', room: 'Trung ương' })
  expect(content.state.get()).toMatchObject({ kind: 'taken', by: 'Lan' })
  content.takeOver()
  expect([told.at(-1), content.state.get().kind]).toEqual(['content slide instead', 'offered'])
  refuse('content.room-presents', { room: 'Trung ương' })
  expect([errors, content.state.get().kind]).toEqual([['content.room-presents'], 'none'])
})

test('R56: another console that took over ends what this one presents, and says so', async () => {
  const { content, told, errors, takenOver } = stage()
  takenOver()
  expect(errors).toEqual([])
  await content.file(file('a.pdf'))
  takenOver()
  expect([errors, told.at(-1), content.state.get().kind]).toEqual([
    ['content.taken-over'],
    'closed a.pdf',
    'none',
  ])
})

test('R56: what the node did not take is never called ready: not by a page, nor by a file that can’t be read', async () => {
  const { content, refuse, remembered } = stage()
  await content.file(file('a.pdf'))
  refuse('content.taken', { by: 'Lan', room: 'Trung ương' })
  content.turn(1)
  expect(content.state.get()).toMatchObject({ kind: 'taken', by: 'Lan', what: { page: 2 } })
  await content.file(file('hỏng.pdf'))
  expect(content.state.get()).toMatchObject({ kind: 'taken', by: 'Lan', what: { name: 'a.pdf', page: 2 } })
  content.takeOver()
  expect([content.state.get().kind, remembered()]).toMatchObject(['offered', { page: 2 }])
  expect(content.hasPages()).toBe(true)
  content.stop()
  expect(content.hasPages()).toBe(false)
})

test('R57: a file whose first page can’t be drawn is closed again; what goes wrong unforeseen leaves what was', async () => {
  const { content, told, errors } = stage()
  await content.file(file('trang hỏng.pdf'))
  expect([errors, told]).toEqual([['console.document-broken'], ['closed trang hỏng.pdf']])
  await expect(content.file(file('lạ.pdf'))).rejects.toThrow('unforeseen')
  expect(content.state.get().kind).toBe('none')
})

test('R57: a file that can’t be read is refused by name, and what is offered stays', async () => {
  const { content, errors } = stage()
  await content.file(file('hỏng.pdf'))
  expect([errors, content.state.get().kind]).toEqual([['console.document-broken'], 'none'])
  await content.file(file('a.pdf'))
  await content.file(file('hỏng.pdf'))
  expect(content.state.get()).toMatchObject({ kind: 'offered', what: { name: 'a.pdf' } })
})

test('R58: after a reload what has ended is said, and the same file goes on at its page', async () => {
  const { content, errors } = stage({ kind: 'file', name: 'a.pdf', page: 3 })
  expect(errors).toEqual(['console.content-ended'])
  await content.file(file('a.pdf'))
  expect(content.state.get()).toMatchObject({ what: { page: 3 } })
  await content.file(file('b.pdf'))
  expect(content.state.get()).toMatchObject({ what: { page: 1 } })
})
