import type { FindingCode } from '#contract/readiness'
import type { Words } from './wording.ts'

type Code = Extract<
  FindingCode,
  | `line.${string}`
  | `uplink.${string}`
  | `code.${string}`
  | `capacity.${string}`
  | `loss.${string}`
  | `jitter.${string}`
  | `rtt.${string}`
  | `sound.${string}`
  | `picture.${string}`
  | `skew.${string}`
  | `mos.${string}`
  | `transport.${string}`
>

export const lineWords: Record<Code, Words> = {
  'line.cut': {
    cause: {
      vi: 'Mất kết nối giữa điểm cầu và máy chủ cấp trên.',
      en: 'The connection between the site and its node is lost.',
    },
    todo: {
      vi: 'Kiểm tra bộ định tuyến tại điểm cầu, rồi gọi nhà cung cấp đường truyền.',
      en: 'Look at the router at the site, then call the provider of the line.',
    },
  },
  'uplink.cut': {
    cause: {
      vi: 'Đường tỉnh – trung ương bị đứt: điểm cầu chỉ liên thông được tới tỉnh.',
      en: "The province's uplink is cut: the site reaches the province only.",
    },
    todo: {
      vi: 'Kiểm tra bộ định tuyến cấp tỉnh, rồi gọi nhà cung cấp đường tỉnh – trung ương.',
      en: "Look at the province's router, then call the provider of the uplink.",
    },
  },
  'code.foreign': {
    cause: {
      vi: 'Hình hoặc tiếng trả về từ {tier} là của điểm cầu khác hoặc lần thử khác.',
      en: 'What came back from {tier} belongs to another site or another test.',
    },
    todo: {
      vi: 'Kỹ thuật viên của {tier} kiểm tra máy chủ phòng thử, rồi cho thử lại.',
      en: 'The technician of {tier} looks at the node that sends tests back, then tests again.',
    },
  },
  'code.replayed': {
    cause: {
      vi: 'Hình hoặc tiếng trả về từ {tier} là bản phát lại, không phải trực tiếp.',
      en: 'What came back from {tier} is a replay, not live.',
    },
    todo: {
      vi: 'Kỹ thuật viên của {tier} kiểm tra máy chủ phòng thử, rồi cho thử lại.',
      en: 'The technician of {tier} looks at the node that sends tests back, then tests again.',
    },
  },
  'capacity.low': {
    cause: {
      vi: 'Băng thông thấp ở {place}: {value}, cần {bound}.',
      en: 'Low capacity, {place}: {value}, {bound} are needed.',
    },
    todo: {
      vi: 'Dừng tải khác trên đường truyền; nếu vẫn thấp, báo nhà cung cấp kiểm tra băng thông.',
      en: 'Stop other traffic on the line; if it stays low, have the provider check its capacity.',
    },
  },
  'loss.high': {
    cause: {
      vi: 'Mất gói ở {place}: {value}, tối đa {bound}.',
      en: 'Packets are lost, {place}: {value}, at most {bound}.',
    },
    todo: {
      vi: 'Kiểm tra dây mạng, dùng mạng dây thay Wi-Fi; nếu vẫn mất gói, báo nhà cung cấp.',
      en: 'Look at the network cable, use a cable instead of Wi-Fi; if it stays, tell the provider.',
    },
  },
  'jitter.high': {
    cause: {
      vi: 'Độ trễ dao động ở {place}: {value}, tối đa {bound}.',
      en: 'The delay varies, {place}: {value}, at most {bound}.',
    },
    todo: {
      vi: 'Dùng mạng dây, dừng tải khác trên đường truyền; nếu vẫn vậy, báo nhà cung cấp.',
      en: 'Use a cable, stop other traffic on the line; if it stays, tell the provider.',
    },
  },
  'rtt.high': {
    cause: {
      vi: 'Độ trễ khứ hồi tới {tier} cao ({place}): {value}, tối đa {bound}.',
      en: 'The round trip to {tier} is long ({place}): {value}, at most {bound}.',
    },
    todo: {
      vi: 'Báo nhà cung cấp kiểm tra đường đi của đường truyền.',
      en: 'Have the provider check the route of the line.',
    },
  },
  'sound.concealed': {
    cause: {
      vi: 'Tiếng nghe bị ngắt quãng: {value} phải bù, tối đa {bound}.',
      en: 'The sound has gaps: {value} were made up, at most {bound}.',
    },
    todo: {
      vi: 'Kiểm tra {place}, đóng chương trình nặng trên máy.',
      en: 'Look at {place}, close heavy programs on the computer.',
    },
  },
  'picture.lost': {
    cause: {
      vi: 'Hình không trở về từ {tier}; hỏng ở {place}.',
      en: 'The picture does not come back from {tier}; the fault is at {place}.',
    },
    todo: { vi: 'Kiểm tra {place} rồi kiểm thử lại.', en: 'Look at {place}, then test again.' },
  },
  'sound.lost': {
    cause: {
      vi: 'Tiếng không trở về từ {tier}; hỏng ở {place}.',
      en: 'The sound does not come back from {tier}; the fault is at {place}.',
    },
    todo: { vi: 'Kiểm tra {place} rồi kiểm thử lại.', en: 'Look at {place}, then test again.' },
  },
  'picture.unreadable': {
    cause: {
      vi: 'Hình trở về từ {tier} không đọc được mã; hỏng ở {place}.',
      en: 'The code in the picture from {tier} can not be read; the fault is at {place}.',
    },
    todo: { vi: 'Kiểm tra {place} rồi kiểm thử lại.', en: 'Look at {place}, then test again.' },
  },
  'sound.unreadable': {
    cause: {
      vi: 'Tiếng trở về từ {tier} không nhận được mã; hỏng ở {place}.',
      en: 'The code in the sound from {tier} can not be recognised; the fault is at {place}.',
    },
    todo: { vi: 'Kiểm tra {place} rồi kiểm thử lại.', en: 'Look at {place}, then test again.' },
  },
  'picture.frozen': {
    cause: {
      vi: 'Hình từ {tier} đứng {value}, tối đa {bound} ({place}).',
      en: 'The picture from {tier} stood still for {value}, at most {bound} ({place}).',
    },
    todo: { vi: 'Kiểm tra {place} rồi kiểm thử lại.', en: 'Look at {place}, then test again.' },
  },
  'picture.small': {
    cause: {
      vi: 'Hình từ {tier} chỉ {value}, cần {bound} ({place}).',
      en: 'The picture from {tier} is only {value}, {bound} are needed ({place}).',
    },
    todo: {
      vi: 'Kiểm tra băng thông, camera và {place}.',
      en: 'Look at the capacity, the camera and {place}.',
    },
  },
  'picture.slow': {
    cause: {
      vi: 'Hình từ {tier} chỉ {value}, cần {bound} ({place}).',
      en: 'The picture from {tier} has only {value}, {bound} are needed ({place}).',
    },
    todo: {
      vi: 'Kiểm tra băng thông, camera và {place}.',
      en: 'Look at the capacity, the camera and {place}.',
    },
  },
  'skew.high': {
    cause: {
      vi: 'Tiếng và hình từ {tier} lệch {value}, tối đa {bound}.',
      en: 'Sound and picture from {tier} are apart by {value}, at most {bound}.',
    },
    todo: {
      vi: 'Tải lại trang, đóng chương trình nặng trên máy; nếu vẫn lệch, báo kỹ thuật cấp tỉnh.',
      en: "Reload the page, close heavy programs on the computer; if it stays, tell the province's technician.",
    },
  },
  'mos.low': {
    cause: {
      vi: 'Chất lượng đàm thoại tới {tier} thấp: MOS {value}, cần {bound} ({place}).',
      en: 'Conversation with {tier} is poor: MOS {value}, {bound} are needed ({place}).',
    },
    todo: { vi: 'Giảm độ trễ và mất gói ở {place}.', en: 'Bring delay and loss down at {place}.' },
  },
  'transport.tcp': {
    cause: {
      vi: 'UDP bị chặn: hình, tiếng đi bằng TCP, dễ trễ khi mạng kém.',
      en: 'UDP is blocked: media goes over TCP and is late when the network is poor.',
    },
    todo: {
      vi: 'Đề nghị mở UDP cho điểm cầu này tới máy chủ hội nghị.',
      en: 'Have UDP opened from this site to the conference server.',
    },
  },
  'transport.relay': {
    cause: { vi: 'Hình, tiếng phải đi vòng qua máy chuyển tiếp.', en: 'Media has to go through a relay.' },
    todo: {
      vi: 'Đề nghị mở đường trực tiếp từ điểm cầu tới máy chủ hội nghị.',
      en: 'Have the direct way from the site to the conference server opened.',
    },
  },
}
