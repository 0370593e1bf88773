import type { Pen } from './pen.ts'

/** A wall clock whose red hand goes round once in each loop: a picture that stands still is seen at once. */
export function drawClock(pen: Pen, at: { x: number; y: number; radius: number }, turn: number): void {
  const { x, y, radius } = at
  disc(pen, x, y, radius, '#f7f7f2')
  pen.lineWidth = 7
  pen.strokeStyle = '#2b2f36'
  pen.stroke()
  pen.lineCap = 'round'
  for (let hour = 0; hour < 12; hour++) {
    const length = hour % 3 === 0 ? 0.2 : 0.1
    ray(pen, at, hour / 12, 0.84 - length, 0.84, hour % 3 === 0 ? 5 : 3)
  }
  ray(pen, at, 8.25 / 12, 0, 0.45, 7)
  ray(pen, at, 15 / 60, 0, 0.68, 5)
  pen.strokeStyle = '#d0352b'
  ray(pen, at, turn, -0.16, 0.78, 4)
  disc(pen, x, y, 6, '#d0352b')
}

function disc(pen: Pen, x: number, y: number, radius: number, colour: string): void {
  pen.beginPath()
  pen.arc(x, y, radius, 0, Math.PI * 2)
  pen.fillStyle = colour
  pen.fill()
}

/** A line from share `from` to share `to` of the radius, at `turn` of the dial (0: twelve o'clock). */
function ray(
  pen: Pen,
  at: { x: number; y: number; radius: number },
  turn: number,
  from: number,
  to: number,
  width: number,
): void {
  const angle = turn * Math.PI * 2
  const dx = Math.sin(angle) * at.radius
  const dy = -Math.cos(angle) * at.radius
  pen.lineWidth = width
  pen.beginPath()
  pen.moveTo(at.x + dx * from, at.y + dy * from)
  pen.lineTo(at.x + dx * to, at.y + dy * to)
  pen.stroke()
}
