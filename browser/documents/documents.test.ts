import { expect, test } from 'vitest'
import type { PresentedDocument } from './document.ts'
import { DocumentRefused, MOST_BYTES } from './faults.ts'
import { HEAD_BYTES, kindOfFile } from './file-kind.ts'
import { fitInto, SLIDE } from './fit.ts'
import { openDocument } from './open-document.ts'

const bytes = (...values: number[]) => new Uint8Array(values)
const text = (value: string) => new TextEncoder().encode(value)
const joined = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]))

test.each<[string, Uint8Array, ReturnType<typeof kindOfFile>]>([
  ['PNG', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), 'picture'],
  ['JPEG', bytes(0xff, 0xd8, 0xff, 0xe0), 'picture'],
  ['GIF', text('GIF89a'), 'picture'],
  ['WebP', joined(text('RIFF'), bytes(1, 2, 3, 4), text('WEBPVP8 ')), 'picture'],
  ['PDF', text('%PDF-1.7\n'), 'pdf'],
  ['PDF behind other bytes', joined(bytes(0xef, 0xbb, 0xbf), text('\n\n%PDF-1.4')), 'pdf'],
  ['a web page', text('<!doctype html><script>'), null],
  ['a drawing that may carry scripts', text('<svg xmlns="http://www.w3.org/2000/svg">'), null],
  ['a word processor’s file', bytes(0x50, 0x4b, 3, 4), null],
  ['sound in the same wrapping as WebP', joined(text('RIFF'), bytes(1, 2, 3, 4), text('WAVE')), null],
  ['nothing', bytes(), null],
])('what a file is, is told by its content: %s', (_, head, kind) => {
  expect(kindOfFile(head)).toBe(kind)
})

test('a page lies in the middle, whole, and is not enlarged beyond its own pixels', () => {
  expect(fitInto({ width: 3840, height: 1080 }, SLIDE)).toEqual({ x: 0, y: 270, width: 1920, height: 540 })
  expect(fitInto({ width: 595, height: 842 }, SLIDE, Number.POSITIVE_INFINITY)).toEqual({
    ...{ x: 578, y: 0, width: 763, height: 1080 },
  })
  expect(fitInto({ width: 640, height: 480 }, SLIDE)).toEqual({ x: 640, y: 300, width: 640, height: 480 })
  expect(fitInto({ width: 100_000, height: 1 }, SLIDE)).toMatchObject({ width: 1920, height: 1 })
})

test('a file is looked at before it is read: size and kind by its content, not by its name', async () => {
  const read: string[] = []
  const reader = (kind: string) => async (name: string) => {
    read.push(`${kind} ${name}`)
    return { name, pages: 1 } as PresentedDocument
  }
  const readers = { pdf: reader('pdf'), picture: reader('picture') }
  const open = (name: string, ...parts: Uint8Array<ArrayBuffer>[]) =>
    openDocument(new File(parts, name), readers)
  await open('bao-cao.txt', new TextEncoder().encode('%PDF-1.7'))
  await open('anh.pdf', new Uint8Array([0xff, 0xd8, 0xff]))
  expect(read).toEqual(['pdf bao-cao.txt', 'picture anh.pdf'])
  const page = open('bao-cao.pdf', new TextEncoder().encode('<html>'))
  await expect(page).rejects.toMatchObject({ fault: { kind: 'unknown-kind' } })
  const far = open('xa.pdf', new Uint8Array(HEAD_BYTES), new TextEncoder().encode('%PDF-1.7'))
  await expect(far).rejects.toBeInstanceOf(DocumentRefused)
  const large = Object.assign(new File([], 'lon.pdf'), {})
  Object.defineProperty(large, 'size', { value: MOST_BYTES + 1 })
  await expect(openDocument(large, readers)).rejects.toMatchObject({ fault: { kind: 'too-large' } })
  expect(read).toHaveLength(2)
})
