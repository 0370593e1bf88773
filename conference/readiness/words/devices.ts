import type { FindingCode } from '#contract/readiness'
import type { Words } from './wording.ts'

type Code = Extract<
  FindingCode,
  `camera.${string}` | `microphone.${string}` | `speaker.${string}` | `person.${string}`
>

export const deviceWords: Record<Code, Words> = {
  'camera.absent': {
    cause: { vi: 'Không tìm thấy camera.', en: 'No camera was found.' },
    todo: {
      vi: 'Cắm lại dây camera, bật camera rồi kiểm thử lại.',
      en: 'Plug the camera in again, switch it on, then test again.',
    },
  },
  'camera.denied': {
    cause: { vi: 'Trình duyệt không được phép dùng camera.', en: 'The browser may not use the camera.' },
    todo: {
      vi: 'Bấm biểu tượng camera cạnh ô địa chỉ, chọn Cho phép rồi kiểm thử lại.',
      en: 'Press the camera symbol beside the address, choose Allow, then test again.',
    },
  },
  'camera.busy': {
    cause: { vi: 'Camera đang bị chương trình khác dùng.', en: 'Another program is using the camera.' },
    todo: {
      vi: 'Đóng chương trình đang dùng camera rồi kiểm thử lại.',
      en: 'Close the program that uses the camera, then test again.',
    },
  },
  'camera.black': {
    cause: { vi: 'Hình từ camera tối đen.', en: 'The camera gives a black picture.' },
    todo: {
      vi: 'Mở nắp ống kính, bật đèn trong phòng rồi kiểm thử lại.',
      en: 'Open the lens cap, switch the light on in the room, then test again.',
    },
  },
  'camera.covered': {
    cause: {
      vi: 'Camera bị che: hình chỉ một màu.',
      en: 'The camera is covered: its picture is one colour.',
    },
    todo: {
      vi: 'Bỏ vật che trước ống kính rồi kiểm thử lại.',
      en: 'Take away what covers the lens, then test again.',
    },
  },
  'camera.frozen': {
    cause: { vi: 'Hình từ camera đứng im.', en: 'The picture of the camera stands still.' },
    todo: {
      vi: 'Rút dây camera, cắm lại, tải lại trang rồi kiểm thử lại.',
      en: 'Unplug the camera and plug it in again, reload the page, then test again.',
    },
  },
  'camera.small': {
    cause: {
      vi: 'Camera chỉ cho hình {value}, cần {bound}.',
      en: 'The camera gives only {value}, {bound} are needed.',
    },
    todo: {
      vi: 'Chọn độ phân giải cao hơn cho camera hoặc thay camera.',
      en: 'Choose a higher resolution of the camera, or exchange it.',
    },
  },
  'camera.slow': {
    cause: {
      vi: 'Camera chỉ cho {value}, cần {bound}.',
      en: 'The camera gives only {value}, {bound} are needed.',
    },
    todo: {
      vi: 'Bật thêm đèn, đóng chương trình nặng trên máy rồi kiểm thử lại.',
      en: 'Switch on more light, close heavy programs on the computer, then test again.',
    },
  },
  'camera.other': {
    cause: {
      vi: 'Đang dùng camera khác với camera đã chọn cho điểm cầu.',
      en: 'Another camera is in use than the one chosen for the site.',
    },
    todo: {
      vi: 'Chọn lại đúng camera trên trang rồi kiểm thử lại.',
      en: 'Choose the right camera on the page, then test again.',
    },
  },
  'microphone.absent': {
    cause: { vi: 'Không tìm thấy micro.', en: 'No microphone was found.' },
    todo: {
      vi: 'Cắm lại dây micro, bật micro rồi kiểm thử lại.',
      en: 'Plug the microphone in again, switch it on, then test again.',
    },
  },
  'microphone.denied': {
    cause: { vi: 'Trình duyệt không được phép dùng micro.', en: 'The browser may not use the microphone.' },
    todo: {
      vi: 'Bấm biểu tượng micro cạnh ô địa chỉ, chọn Cho phép rồi kiểm thử lại.',
      en: 'Press the microphone symbol beside the address, choose Allow, then test again.',
    },
  },
  'microphone.busy': {
    cause: { vi: 'Micro đang bị chương trình khác dùng.', en: 'Another program is using the microphone.' },
    todo: {
      vi: 'Đóng chương trình đang dùng micro rồi kiểm thử lại.',
      en: 'Close the program that uses the microphone, then test again.',
    },
  },
  'microphone.muted': {
    cause: {
      vi: 'Micro đang bị tắt tiếng trên máy hoặc trên trang.',
      en: 'The microphone is muted on the computer or on the page.',
    },
    todo: {
      vi: 'Bật tiếng micro trên máy, trên micro và trên trang rồi kiểm thử lại.',
      en: 'Unmute the microphone on the computer, on itself and on the page, then test again.',
    },
  },
  'microphone.silent': {
    cause: {
      vi: 'Micro không có tiếng khi được yêu cầu nói.',
      en: 'The microphone is silent when speech is asked for.',
    },
    todo: {
      vi: 'Kiểm tra công tắc và dây micro, chọn đúng micro, nói thử rồi kiểm thử lại.',
      en: 'Look at the switch and cable of the microphone, choose the right one, speak, then test again.',
    },
  },
  'microphone.clipping': {
    cause: {
      vi: 'Tiếng micro bị vỡ: {value} mẫu chạm đỉnh, tối đa {bound}.',
      en: 'The microphone clips: {value} of the samples at full scale, at most {bound}.',
    },
    todo: {
      vi: 'Giảm độ nhạy micro, nói xa micro hơn rồi kiểm thử lại.',
      en: 'Turn the gain of the microphone down, speak from farther away, then test again.',
    },
  },
  'microphone.low': {
    cause: {
      vi: 'Tiếng micro nhỏ: {value}, cần từ {bound}.',
      en: 'The microphone is low: {value}, from {bound} on is needed.',
    },
    todo: {
      vi: 'Tăng độ nhạy micro, nói gần micro hơn rồi kiểm thử lại.',
      en: 'Turn the gain of the microphone up, speak closer to it, then test again.',
    },
  },
  'microphone.loud': {
    cause: {
      vi: 'Tiếng micro quá to: {value}, tối đa {bound}.',
      en: 'The microphone is too loud: {value}, at most {bound}.',
    },
    todo: {
      vi: 'Giảm độ nhạy micro, nói xa micro hơn rồi kiểm thử lại.',
      en: 'Turn the gain of the microphone down, speak from farther away, then test again.',
    },
  },
  'microphone.other': {
    cause: {
      vi: 'Đang dùng micro khác với micro đã chọn cho điểm cầu.',
      en: 'Another microphone is in use than the one chosen for the site.',
    },
    todo: {
      vi: 'Chọn lại đúng micro trên trang rồi kiểm thử lại.',
      en: 'Choose the right microphone on the page, then test again.',
    },
  },
  'microphone.noisy': {
    cause: {
      vi: 'Phòng ồn: {value} khi không ai nói, nên dưới {bound}.',
      en: 'The room is noisy: {value} with nobody speaking, below {bound} is better.',
    },
    todo: {
      vi: 'Tắt quạt, máy lạnh ồn; đặt micro xa loa.',
      en: 'Switch noisy fans off; put the microphone away from the loudspeaker.',
    },
  },
  'speaker.absent': {
    cause: { vi: 'Không tìm thấy loa.', en: 'No loudspeaker was found.' },
    todo: {
      vi: 'Cắm lại loa hoặc dây HDMI rồi kiểm thử lại.',
      en: 'Plug the loudspeaker or the HDMI cable in again, then test again.',
    },
  },
  'speaker.muted': {
    cause: { vi: 'Loa đang bị tắt tiếng.', en: 'The loudspeaker is muted.' },
    todo: {
      vi: 'Bật tiếng trên máy và trên ti vi rồi kiểm thử lại.',
      en: 'Unmute the computer and the television, then test again.',
    },
  },
  'speaker.blocked': {
    cause: {
      vi: 'Trình duyệt chưa cho trang phát tiếng.',
      en: 'The browser does not let the page play sound yet.',
    },
    todo: { vi: 'Bấm một lần vào trang rồi kiểm thử lại.', en: 'Click once on the page, then test again.' },
  },
  'speaker.other': {
    cause: {
      vi: 'Đang dùng loa khác với loa đã chọn cho điểm cầu.',
      en: 'Another loudspeaker is in use than the one chosen for the site.',
    },
    todo: {
      vi: 'Chọn lại đúng loa trên trang rồi kiểm thử lại.',
      en: 'Choose the right loudspeaker on the page, then test again.',
    },
  },
  'speaker.unheard': {
    cause: {
      vi: 'Chưa có xác nhận phòng nghe được âm thử.',
      en: 'Nothing confirms yet that the room hears the test tone.',
    },
    todo: {
      vi: 'Nghe âm thử rồi bấm Có nghe hoặc Không nghe.',
      en: 'Listen to the test tone, then press I hear it or I do not.',
    },
  },
  'person.no-picture': {
    cause: {
      vi: 'Người tại điểm cầu báo không thấy hình.',
      en: 'The person at the site says that there is no picture.',
    },
    todo: {
      vi: 'Kiểm tra ti vi, dây HDMI và cửa sổ hiển thị rồi kiểm thử lại.',
      en: 'Look at the television, its HDMI cable and the window of the display, then test again.',
    },
  },
  'person.no-sound': {
    cause: {
      vi: 'Người tại điểm cầu báo không nghe tiếng.',
      en: 'The person at the site says that there is no sound.',
    },
    todo: {
      vi: 'Kiểm tra âm lượng máy, ti vi, loa đã chọn rồi kiểm thử lại.',
      en: 'Look at the volume of computer and television and at the chosen loudspeaker, then test again.',
    },
  },
}
