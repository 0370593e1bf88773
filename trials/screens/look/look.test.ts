import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '#trials/browser'
import { type Fault, faultsOf } from './faults.ts'
import { readPage } from './read-page.ts'

let browser: Awaited<ReturnType<typeof launchBrowser>>
beforeAll(async () => {
  browser = await launchBrowser({ pattern: null })
})
afterAll(() => browser.close())

const style = '<style>* { box-sizing: border-box; margin: 0; font: 16px/20px sans-serif }</style>'

async function found(body: string): Promise<Fault['kind'][]> {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } })
  try {
    await page.setContent(`${style}${body}`)
    return faultsOf(await page.evaluate(readPage)).map(({ kind }) => kind)
  } finally {
    await page.close()
  }
}

const longName = 'HNI - Phường Văn Miếu - Quốc Tử Giám'

test.each([
  ['cut off', `<p style="width: 90px; overflow: hidden; white-space: nowrap">${longName}</p>`],
  ['cut off', `<div style="height: 30px; overflow: hidden">${longName}<br>${longName}<br>${longName}</div>`],
  [
    'cut off',
    `<p style="width: 90px; max-height: 40px; overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2">${longName}</p>`,
  ],
  ['cut off', `<button style="width: 90px; white-space: nowrap">${longName}</button>`],
  ['cut off', `<input style="width: 90px" value="${longName}">`],
  ['outside', `<p style="position: fixed; left: 700px; white-space: nowrap">${longName}</p>`],
  ['outside', '<button style="position: fixed; top: 590px">Phát</button>'],
  ['overlap', '<p>Hoàn tác</p><p style="margin-top: -12px">Chữ trên hình</p>'],
  ['overlap', '<button>Hoàn tác</button><button style="margin-left: -20px">Cắt</button>'],
  [
    'covered',
    '<p>Hoàn tác</p><div style="background: #fa0; height: 40px; margin-top: -30px; position: relative">',
  ],
] as const)('finds what is %s: %s', async (kind, body) => {
  expect(await found(body)).toContain(kind)
})

test.each([
  [
    'a list that scrolls',
    `<div style="height: 40px; overflow: auto">${`<p>${longName}</p>`.repeat(5)}</div>`,
  ],
  [
    'a name that is told whole',
    `<p title="${longName}" style="width: 90px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap">${longName}</p>`,
  ],
  [
    'the first lines of a text that is told whole',
    `<p title="${longName}" style="width: 90px; max-height: 40px; overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2">${longName}</p><p>${longName}</p>`,
  ],
  [
    'a dialog over the page',
    '<button>Phát</button><div role="dialog" style="position: fixed; inset: 0; background: #000"><p>Tắt micro?</p></div>',
  ],
  [
    'words until a picture is there',
    '<div style="position: relative"><p>Chưa có hình</p><img alt="" style="position: absolute; inset: 0; background: #000; width: 200px; height: 20px"></div>',
  ],
  [
    'words that are only read out',
    '<span style="position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden">Phát</span>',
  ],
  ['a mark on a control', '<button style="width: 200px"><span>Micro</span> <b>12</b></button>'],
  [
    'what is left out as a whole',
    '<div style="height: 20px; overflow: hidden"><p>Micro</p><p>M: micro</p></div>',
  ],
] as const)('leaves alone: %s', async (_why, body) => {
  expect(await found(body)).toEqual([])
})
