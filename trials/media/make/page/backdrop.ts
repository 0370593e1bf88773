import type { SiteLook } from '../../cast.ts'
import { css, shade } from './colour.ts'
import type { Pen } from './pen.ts'

const wave = (turn: number, phase = 0): number => Math.sin((turn + phase) * Math.PI * 2)

const backdrops: Record<SiteLook['backdrop'], (pen: Pen, look: SiteLook, turn: number) => void> = {
  window: drawWindow,
  slats: drawSlats,
  curtain: drawCurtain,
  screen: drawScreen,
  shelf: drawShelf,
}

/** What hangs or stands behind the people, between x 150 and 1130, above the chair rail. */
export function drawBackdrop(pen: Pen, look: SiteLook, turn: number): void {
  backdrops[look.backdrop](pen, look, turn)
}

function drawWindow(pen: Pen, _look: SiteLook, turn: number): void {
  const [left, top, width, height] = [330, 176, 620, 250]
  pen.save()
  pen.fillStyle = '#fbfaf5'
  pen.fillRect(left - 14, top - 14, width + 28, height + 28)
  pen.beginPath()
  pen.rect(left, top, width, height)
  pen.clip()
  pen.fillStyle = '#cfe6f2'
  pen.fillRect(left, top, width, height)
  pen.fillStyle = '#ffffff'
  for (let cloud = -1; cloud < 3; cloud++) puff(pen, left + (cloud + turn) * 320, top + 62)
  hill(pen, left - 40, top + 210, 380, 150, '#8fb59a')
  hill(pen, left + 240, top + 220, 460, 130, '#79a487')
  hill(pen, left + 40, top + 270, 620, 110, '#5d8c6d')
  pen.restore()
  pen.fillStyle = '#fbfaf5'
  pen.fillRect(left + width / 3 - 6, top, 12, height)
  pen.fillRect(left + (width * 2) / 3 - 6, top, 12, height)
}

function puff(pen: Pen, x: number, y: number): void {
  pen.beginPath()
  pen.ellipse(x, y, 62, 18, 0, 0, Math.PI * 2)
  pen.ellipse(x - 20, y - 14, 28, 20, 0, 0, Math.PI * 2)
  pen.ellipse(x + 18, y - 18, 34, 24, 0, 0, Math.PI * 2)
  pen.fill()
}

function hill(pen: Pen, x: number, base: number, width: number, height: number, colour: string): void {
  pen.fillStyle = colour
  pen.beginPath()
  pen.moveTo(x, base + 60)
  pen.bezierCurveTo(x + width * 0.25, base, x + width * 0.3, base - height, x + width * 0.5, base - height)
  pen.bezierCurveTo(x + width * 0.7, base - height, x + width * 0.75, base, x + width, base + 60)
  pen.fill()
}

function drawSlats(pen: Pen, look: SiteLook): void {
  pen.fillStyle = css(shade(look.wall, -0.18))
  pen.fillRect(150, 176, 980, 274)
  pen.fillStyle = '#a9794d'
  for (let slat = 0; slat < 20; slat++) pen.fillRect(162 + slat * 49, 176, 30, 274)
  pen.fillStyle = '#c08f60'
  for (let slat = 0; slat < 20; slat++) pen.fillRect(162 + slat * 49, 176, 8, 274)
}

function drawCurtain(pen: Pen, look: SiteLook, turn: number): void {
  const folds = 14
  const width = 980 / folds
  for (let fold = 0; fold < folds; fold++) {
    const sway = wave(turn, fold / folds) * 5
    const x = 150 + fold * width
    pen.fillStyle = css(shade(look.wall, fold % 2 === 0 ? 0.34 : 0.2))
    pen.beginPath()
    pen.moveTo(x, 180)
    pen.lineTo(x + width + 1, 180)
    pen.quadraticCurveTo(x + width + sway, 320, x + width + 1 + sway, 450)
    pen.lineTo(x + sway, 450)
    pen.quadraticCurveTo(x + sway, 320, x, 180)
    pen.fill()
  }
  pen.fillStyle = '#5b4632'
  pen.fillRect(136, 170, 1008, 12)
}

function drawScreen(pen: Pen, _look: SiteLook, turn: number): void {
  pen.fillStyle = '#15181d'
  pen.beginPath()
  pen.roundRect(360, 168, 560, 272, 10)
  pen.fill()
  pen.fillStyle = '#eef2f5'
  pen.fillRect(374, 182, 532, 244)
  const bars = ['#4f86b5', '#6aa584', '#d1a04f', '#b5697a', '#7d76b5', '#4fa3a8', '#8f9a55']
  bars.forEach((colour, bar) => {
    const height = 90 + wave(turn, bar / bars.length) * 46
    pen.fillStyle = colour
    pen.fillRect(410 + bar * 70, 400 - height, 40, height)
  })
  pen.fillStyle = '#9aa4ad'
  pen.fillRect(398, 400, 484, 4)
  pen.fillRect(398, 204, 200, 14)
}

function drawShelf(pen: Pen, look: SiteLook): void {
  const spines = ['#8c4a43', '#33566b', '#c3a15a', '#5d7352', '#6a5775', '#b07d56', '#e0d9c8']
  for (const [row, top] of [176, 312].entries()) {
    pen.fillStyle = css(shade(look.wall, -0.3))
    pen.fillRect(170, top, 940, 132)
    for (let book = 0; book < 34; book++) {
      const kind = (book * 5 + row * 3 + look.people) % spines.length
      if (kind === 4 && row === 0) continue
      const height = 76 + ((book * 7 + row * 5) % 5) * 8
      pen.fillStyle = spines[kind] ?? '#8c4a43'
      pen.fillRect(184 + book * 27, top + 120 - height, 22, height)
    }
    pen.fillStyle = '#7c5838'
    pen.fillRect(160, top + 120, 960, 12)
  }
}
