export interface DemoLinks {
  consoles: { label: string; url: string }[]
  freeSites: { label: string; url: string }[]
  openApi: string
  /** Folder of the demo's stores. */
  data: string
}

/** What a person reads who started the demo: where to click, how to stop. */
export function describeDemo({ consoles, freeSites, openApi, data }: DemoLinks, seconds: number): string {
  const width = Math.max(...[...consoles, ...freeSites].map(({ label }) => label.length))
  const line = ({ label, url }: { label: string; url: string }) => `    ${label.padEnd(width)}  ${url}`
  return [
    '',
    `  Liên Thông đang chạy (is running) – sẵn sàng sau ${seconds.toFixed(1)} giây`,
    '',
    '  Bàn điều khiển (consoles) – mỗi liên kết dùng một lần:',
    ...consoles.map(line),
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
