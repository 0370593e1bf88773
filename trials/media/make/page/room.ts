import type { SiteLook } from '../../cast.ts'
import { drawBackdrop } from './backdrop.ts'
import { drawClock } from './clock.ts'
import { css, lightness, shade } from './colour.ts'
import { HEIGHT, type Pen, WIDTH } from './pen.ts'
import { drawPeople } from './people.ts'
import { drawTable } from './table.ts'

/** A whole picture. Every motion has the loop as a period, so the last frame leads into the first. */
export function drawRoom(pen: Pen, look: SiteLook, turn: number): void {
  pen.fillStyle = css(look.wall)
  pen.fillRect(0, 0, WIDTH, HEIGHT)
  pen.fillStyle = css(shade(look.wall, -0.28))
  pen.fillRect(0, 0, WIDTH, 14)
  pen.fillRect(0, 456, WIDTH, HEIGHT - 456)
  pen.fillStyle = css(shade(look.wall, 0.3))
  pen.fillRect(0, 450, WIDTH, 6)
  drawBackdrop(pen, look, turn)
  drawSign(pen, look)
  drawClock(pen, { x: 1186, y: 112, radius: 60 }, turn)
  drawPeople(pen, look, turn)
  drawTable(pen, look, turn)
}

function drawSign(pen: Pen, look: SiteLook): void {
  pen.font = '600 58px "Be Vietnam Pro"'
  pen.textAlign = 'center'
  pen.textBaseline = 'alphabetic'
  const name = look.label.normalize('NFC')
  const half = Math.min(500, pen.measureText(name).width / 2 + 36)
  pen.fillStyle = css(shade(look.wall, lightness(look.wall) > 0.5 ? -0.62 : -0.45))
  pen.beginPath()
  pen.roundRect(588 - half, 48, half * 2, 100, 18)
  pen.fill()
  pen.fillStyle = '#ffffff'
  pen.fillText(name, 588, 118, half * 2 - 40)
}
