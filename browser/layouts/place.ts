import type { CSSProperties } from 'react'
import type { Rect } from './geometry.ts'

export const place = ({ x, y, width, height }: Rect): CSSProperties => ({
  left: `${x}%`,
  top: `${y}%`,
  width: `${width}%`,
  height: `${height}%`,
})
