import type { SiteLook } from '../../cast.ts'
import { css, shade } from './colour.ts'
import type { Pen } from './pen.ts'
import { seating } from './people.ts'

/** The table in front: wood, a microphone and a bottle before each seat, flowers in the middle. */
export function drawTable(pen: Pen, look: SiteLook, turn: number): void {
  pen.fillStyle = '#9b6b43'
  pen.beginPath()
  pen.moveTo(70, 566)
  pen.quadraticCurveTo(640, 538, 1210, 566)
  pen.lineTo(1250, 604)
  pen.quadraticCurveTo(640, 574, 30, 604)
  pen.fill()
  pen.fillStyle = '#7a5132'
  pen.beginPath()
  pen.moveTo(30, 604)
  pen.quadraticCurveTo(640, 574, 1250, 604)
  pen.lineTo(1230, 720)
  pen.lineTo(50, 720)
  pen.fill()
  pen.fillStyle = css(shade(look.wall, 0.1))
  pen.beginPath()
  pen.moveTo(44, 644)
  pen.quadraticCurveTo(640, 616, 1236, 644)
  pen.lineTo(1234, 658)
  pen.quadraticCurveTo(640, 630, 46, 658)
  pen.fill()
  const { seats, speaker } = seating(look)
  for (const [seat, x] of seats.entries()) drawMicrophone(pen, x - 66, seat === speaker)
  drawFlowers(pen, look, turn)
}

function drawMicrophone(pen: Pen, x: number, open: boolean): void {
  pen.strokeStyle = '#20242a'
  pen.lineCap = 'round'
  pen.lineWidth = 6
  pen.beginPath()
  pen.moveTo(x, 580)
  pen.quadraticCurveTo(x - 4, 520, x + 20, 498)
  pen.stroke()
  pen.lineWidth = 15
  pen.beginPath()
  pen.moveTo(x + 20, 498)
  pen.lineTo(x + 28, 490)
  pen.stroke()
  pen.fillStyle = '#20242a'
  pen.beginPath()
  pen.ellipse(x, 580, 24, 9, 0, 0, Math.PI * 2)
  pen.fill()
  pen.fillStyle = open ? '#f0503c' : '#59616b'
  pen.beginPath()
  pen.arc(x + 15, 504, 5.5, 0, Math.PI * 2)
  pen.fill()
}

function drawFlowers(pen: Pen, look: SiteLook, turn: number): void {
  const blossoms = ['#f3d34f', '#f2f0e6', '#e58a9c', '#f3b04f']
  const colour = blossoms[look.toneHz % blossoms.length] ?? '#f3d34f'
  pen.fillStyle = '#4d7a4a'
  pen.beginPath()
  pen.ellipse(640, 626, 122, 30, 0, 0, Math.PI * 2)
  pen.fill()
  for (let stem = 0; stem < 11; stem++) {
    const sway = Math.sin((turn + stem / 11) * Math.PI * 2) * 3
    const x = 640 + (stem - 5) * 21 + sway
    const y = 614 - Math.cos((stem - 5) * 0.3) * 16 + (stem % 2) * 12
    pen.fillStyle = colour
    pen.beginPath()
    pen.arc(x, y, 15, 0, Math.PI * 2)
    pen.fill()
    pen.fillStyle = '#b5742f'
    pen.beginPath()
    pen.arc(x, y, 5, 0, Math.PI * 2)
    pen.fill()
  }
}
