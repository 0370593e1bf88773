export interface DemoLinks {
  consoles: { label: string; url: string }[]
  /** The boards: each opens in a browser that has opened the console of its tier. */
  boards: { label: string; url: string }[]
  freeSites: { label: string; url: string }[]
  openApi: string
  /** Folder of the demo's stores. */
  data: string
}

/** What a person reads who started the demo: where to click, how to stop. */
export function describeDemo(links: DemoLinks, seconds: number): string {
  const { consoles, boards, freeSites, openApi, data } = links
  const width = Math.max(...[...consoles, ...freeSites].map(({ label }) => label.length))
  const line = ({ label, url }: { label: string; url: string }) => `    ${label.padEnd(width)}  ${url}`
  return [
    '',
    `  Liên Thông đang chạy (is running) – sẵn sàng sau ${seconds.toFixed(1)} giây`,
    '',
    '  Bàn điều khiển (consoles) – mỗi liên kết dùng một lần:',
    ...consoles.map(line),
    '',
    '  Bảng theo dõi (readiness boards) – trong trình duyệt đã mở bàn điều khiển của cấp ấy:',
    ...boards.map(line),
    '',
    '  Điểm cầu trống, mở bằng camera của bạn (free sites, open with your own camera):',
    ...freeSites.map(line),
    '',
    `  API: ${openApi}`,
    `  Dừng (stop): Ctrl+C. Dữ liệu (data): ${data}`,
    '',
    '',
  ].join('\n')
}
