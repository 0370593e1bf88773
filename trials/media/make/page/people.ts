import type { SiteLook } from '../../cast.ts'
import type { Pen } from './pen.ts'

interface Person {
  x: number
  hair: 'short' | 'long' | 'bun'
  shirt: string
  skin: string
}

const shirts = ['#f4f5f2', '#c9dcec', '#2f3d55', '#e9e2d2', '#7f96ad']
const skins = ['#e2b78f', '#d6a67c', '#ecc6a2']
const hairs: Person['hair'][] = ['short', 'long', 'short', 'bun']

const wave = (turn: number, phase: number): number => Math.sin((turn + phase) * Math.PI * 2)

/** Where people sit, left to right, and which of them speaks. */
export function seating({ people }: SiteLook): { seats: number[]; speaker: number } {
  const spread = people > 4 ? 226 : people > 3 ? 258 : 300
  const seats = Array.from({ length: people }, (_, seat) => 640 + (seat - (people - 1) / 2) * spread)
  return { seats, speaker: Math.floor(people / 2) }
}

/** The people behind the table; the middle one speaks, the others listen. */
export function drawPeople(pen: Pen, look: SiteLook, turn: number): void {
  const { seats, speaker } = seating(look)
  for (const [seat, x] of seats.entries()) {
    const pick = look.toneHz + seat
    const person: Person = {
      x,
      hair: hairs[pick % hairs.length] ?? 'short',
      shirt: shirts[pick % shirts.length] ?? '#f4f5f2',
      skin: skins[pick % skins.length] ?? '#e2b78f',
    }
    const nod = wave(turn * 2, seat * 0.37) * 4
    const lean = wave(turn, seat * 0.61) * (seat === speaker ? 16 : 7)
    drawPerson(pen, person, { nod, lean })
    if (seat === speaker) drawSpeaking(pen, person, lean, nod, turn)
  }
}

function drawPerson(pen: Pen, person: Person, { nod, lean }: { nod: number; lean: number }): void {
  const { x } = person
  const head = { x: x + lean, y: 352 + nod }
  pen.fillStyle = '#3b414c'
  pen.beginPath()
  pen.roundRect(x - 74, 380, 148, 190, 26)
  pen.fill()
  if (person.hair === 'long') {
    oval(pen, head.x, head.y + 24, 56, 74, '#2a2320')
  }
  pen.fillStyle = person.shirt
  pen.beginPath()
  pen.moveTo(x - 104, 580)
  pen.bezierCurveTo(x - 104, 470, x - 92 + lean / 2, 428, x - 24 + lean, 418)
  pen.lineTo(x + 24 + lean, 418)
  pen.bezierCurveTo(x + 92 + lean / 2, 428, x + 104, 470, x + 104, 580)
  pen.fill()
  pen.fillStyle = person.skin
  pen.beginPath()
  pen.moveTo(head.x - 20, head.y + 30)
  pen.lineTo(head.x + 20, head.y + 30)
  pen.lineTo(x + 24 + lean, 420)
  pen.lineTo(x + lean, 448)
  pen.lineTo(x - 24 + lean, 420)
  pen.fill()
  oval(pen, head.x, head.y, 45, 55, person.skin)
  drawHair(pen, person.hair, head)
  oval(pen, head.x - 16, head.y + 2, 4.5, 5.5, '#2a2320')
  oval(pen, head.x + 16, head.y + 2, 4.5, 5.5, '#2a2320')
}

function drawHair(pen: Pen, hair: Person['hair'], head: { x: number; y: number }): void {
  if (hair === 'bun') oval(pen, head.x, head.y - 62, 22, 18, '#2a2320')
  pen.fillStyle = '#2a2320'
  pen.beginPath()
  pen.ellipse(head.x, head.y - 8, 49, 52, 0, Math.PI * 0.98, Math.PI * 2.02)
  pen.quadraticCurveTo(head.x + 20, head.y - 40, head.x - 14, head.y - 26)
  pen.quadraticCurveTo(head.x - 40, head.y - 22, head.x - 48, head.y - 2)
  pen.fill()
}

function drawSpeaking(pen: Pen, person: Person, lean: number, nod: number, turn: number): void {
  const open = 3 + Math.abs(wave(turn * 9, 0)) * 7
  oval(pen, person.x + lean, 382 + nod, 11, open, '#8b3f3a')
  const hand = { x: person.x + 138 + wave(turn * 3, 0.1) * 14, y: 478 + wave(turn * 3, 0.35) * 22 }
  pen.strokeStyle = person.shirt
  pen.lineWidth = 38
  pen.lineCap = 'round'
  pen.beginPath()
  pen.moveTo(person.x + 84, 520)
  pen.lineTo(hand.x, hand.y + 26)
  pen.stroke()
  oval(pen, hand.x + 4, hand.y, 19, 23, person.skin)
}

function oval(pen: Pen, x: number, y: number, rx: number, ry: number, colour: string): void {
  pen.fillStyle = colour
  pen.beginPath()
  pen.ellipse(x, y, rx, ry, 0, 0, Math.PI * 2)
  pen.fill()
}
