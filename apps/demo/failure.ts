/** What a person reads when the demo can't start: what happened, and what to do. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE' && 'port' in error)
    return [
      `Cổng ${error.port} đang được chương trình khác dùng, có thể là một demo khác. Hãy dừng nó, hoặc chọn cổng khác:`,
      `(Port ${error.port} is in use, maybe by another demo. Stop it, or choose another port:)`,
      '  LIENTHONG_DEMO_PORT=9800 npm run demo',
    ].join('\n')
  if (code === 'directory-in-use')
    return [
      'Dữ liệu của demo đang được một demo khác dùng. Hãy dừng nó, hoặc chọn thư mục khác:',
      '(The data of the demo is in use by another demo. Stop it, or choose another folder:)',
      '  LIENTHONG_DEMO_DATA=.data/demo-2 LIENTHONG_DEMO_PORT=9800 npm run demo',
    ].join('\n')
  return error.stack ?? error.message
}
