import { useEffect, useState } from 'react'
import type { Measure } from '../state/fit-text.ts'

const SIZE = 100

function createMeasure(): Measure {
  const pen = document.createElement('canvas').getContext('2d')
  if (pen) pen.font = `600 ${SIZE}px 'Be Vietnam Pro'`
  const known = new Map<string, number>()
  return (text) => {
    const width = known.get(text) ?? (pen?.measureText(text).width ?? text.length * 60) / SIZE
    known.set(text, width)
    return width
  }
}

/** Measures text in the font of the tiles; another function once the font is there. */
export function useMeasure(): Measure {
  const [measure, setMeasure] = useState(createMeasure)
  useEffect(() => {
    let isOver = false
    const again = () => {
      if (!isOver) setMeasure(() => createMeasure())
    }
    document.fonts.load(`600 ${SIZE}px 'Be Vietnam Pro'`, 'Phường').then(again, again)
    return () => {
      isOver = true
    }
  }, [])
  return measure
}
