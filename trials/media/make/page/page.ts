import '@fontsource/be-vietnam-pro/600.css'
import type { SiteLook } from '../../cast.ts'
import { drawRoom } from './room.ts'

declare global {
  interface Window {
    /** Draws one moment of a room (`turn`: 0 to 1 through the loop) and gives it as a JPEG data URL. */
    drawFrame(look: SiteLook, turn: number, size: { width: number; quality: number }): string
    fontsReady: Promise<unknown>
  }
}

const canvas = document.querySelector('canvas')
const context = canvas?.getContext('2d')
if (!canvas || !context) throw new Error('this browser draws no canvas')

window.fontsReady = Promise.all(
  ['Aa', 'ễ', 'ờ'].map((letter) => document.fonts.load('600 60px "Be Vietnam Pro"', letter)),
)

window.drawFrame = (look, turn, { width, quality }) => {
  context.setTransform(1, 0, 0, 1, 0, 0)
  drawRoom(context, look, turn)
  if (width === canvas.width) return canvas.toDataURL('image/jpeg', quality)
  const small = document.createElement('canvas')
  small.width = width
  small.height = Math.round((width * canvas.height) / canvas.width)
  const pen = small.getContext('2d')
  if (!pen) throw new Error('this browser draws no second canvas')
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(canvas, 0, 0, small.width, small.height)
  return small.toDataURL('image/jpeg', quality)
}
