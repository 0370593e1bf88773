import type { Phrase } from '#browser/kit'
import type { DeviceFault, DeviceKind } from '#browser/media-client'

interface Words {
  title: Phrase
  advice: Phrase
}

const allow: Phrase = {
  vi: 'Bấm biểu tượng ổ khóa (hoặc camera) bên trái thanh địa chỉ, chọn “Cho phép” cho camera và micro, rồi bấm “Thử lại”.',
  en: 'Click the lock (or camera) symbol left of the address, allow camera and microphone, then press “Try again”.',
}
const insecure: Words = {
  title: { vi: 'Trang mở không qua HTTPS', en: 'The page was opened without HTTPS' },
  advice: {
    vi: 'Trình duyệt không cho dùng camera và micro. Mở lại liên kết bắt đầu bằng https://.',
    en: 'The browser withholds camera and microphone. Open the link that starts with https://.',
  },
}

/** What has a fault: one device, or both of them the same. */
export type Faulty = DeviceKind | 'both'

const byFault: Record<Faulty, Record<DeviceFault, Words>> = {
  both: {
    absent: {
      title: { vi: 'Không tìm thấy camera và micro', en: 'No camera and no microphone were found' },
      advice: {
        vi: 'Cắm lại dây USB của camera và micro, kiểm tra nguồn. Hệ thống tự nhận lại; vẫn xem và nghe được phiên họp.',
        en: 'Plug camera and microphone in again and check their power. They are picked up by themselves; you still see and hear the session.',
      },
    },
    denied: {
      title: {
        vi: 'Camera và micro chưa được phép dùng',
        en: 'Use of camera and microphone is not allowed',
      },
      advice: allow,
    },
    busy: {
      title: {
        vi: 'Camera và micro đang bị phần mềm khác dùng',
        en: 'Another program uses camera and microphone',
      },
      advice: {
        vi: 'Đóng phần mềm đang dùng camera và micro (Zoom, Zalo, Teams…). Hệ thống tự nhận lại.',
        en: 'Close the program that uses them (Zoom, Zalo, Teams…). They are picked up by themselves.',
      },
    },
    lost: {
      title: { vi: 'Camera và micro vừa mất kết nối', en: 'Camera and microphone went away' },
      advice: {
        vi: 'Kiểm tra dây USB và nguồn của camera, micro. Hệ thống tự nhận lại khi có tín hiệu.',
        en: 'Check their cables and power. They are picked up by themselves when they return.',
      },
    },
    insecure,
  },
  camera: {
    absent: {
      title: { vi: 'Không tìm thấy camera', en: 'No camera was found' },
      advice: {
        vi: 'Cắm lại dây USB của camera, kiểm tra nguồn. Hệ thống tự nhận lại; vẫn xem và nghe được phiên họp.',
        en: 'Plug the camera in again and check its power. It is picked up by itself; you still see and hear the session.',
      },
    },
    denied: {
      title: { vi: 'Camera chưa được phép dùng', en: 'Use of the camera is not allowed' },
      advice: allow,
    },
    busy: {
      title: { vi: 'Camera đang bị phần mềm khác dùng', en: 'Another program uses the camera' },
      advice: {
        vi: 'Đóng phần mềm đang dùng camera (Zoom, Zalo, Teams…). Hệ thống tự nhận lại.',
        en: 'Close the program that uses it (Zoom, Zalo, Teams…). It is picked up by itself.',
      },
    },
    lost: {
      title: { vi: 'Camera vừa mất kết nối', en: 'The camera went away' },
      advice: {
        vi: 'Kiểm tra dây USB và nguồn camera. Hệ thống tự nhận lại khi camera có tín hiệu.',
        en: 'Check its cable and power. It is picked up by itself when it returns.',
      },
    },
    insecure,
  },
  microphone: {
    absent: {
      title: { vi: 'Không tìm thấy micro', en: 'No microphone was found' },
      advice: {
        vi: 'Cắm lại micro. Hệ thống tự nhận lại; vẫn xem và nghe được phiên họp.',
        en: 'Plug the microphone in again. It is picked up by itself.',
      },
    },
    denied: {
      title: { vi: 'Micro chưa được phép dùng', en: 'Use of the microphone is not allowed' },
      advice: allow,
    },
    busy: {
      title: { vi: 'Micro đang bị phần mềm khác dùng', en: 'Another program uses the microphone' },
      advice: {
        vi: 'Đóng phần mềm đang dùng micro. Hệ thống tự nhận lại.',
        en: 'Close the program that uses it.',
      },
    },
    lost: {
      title: { vi: 'Micro vừa mất kết nối', en: 'The microphone went away' },
      advice: {
        vi: 'Kiểm tra dây micro. Hệ thống tự nhận lại.',
        en: 'Check its cable. It is picked up by itself.',
      },
    },
    insecure,
  },
}

export const deviceWords = (kind: Faulty, fault: DeviceFault): Words => byFault[kind][fault]
/** The code to read out on the phone. */
export const deviceCode = (kind: Faulty, fault: DeviceFault): string =>
  `device.${kind === 'both' ? 'camera' : kind}-${fault}`
