import { text } from '#browser/kit'
import type { Fault } from '../state/marks.ts'

export const faultText = text<Fault>({
  'display-differing': { vi: 'Hiển thị sai lệnh', en: 'Shows otherwise' },
  'camera-lost': { vi: 'Mất camera', en: 'Camera lost' },
  'camera-denied': { vi: 'Camera bị chặn', en: 'Camera denied' },
  'camera-absent': { vi: 'Không có camera', en: 'No camera' },
  'microphone-lost': { vi: 'Mất micro', en: 'Microphone lost' },
  'microphone-denied': { vi: 'Micro bị chặn', en: 'Microphone denied' },
})
