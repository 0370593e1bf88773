import type { ErrorBody } from '#contract'

/** A page that needs nothing else from the node: shown before a browser has a page of ours. */
export function errorPage({ code, message }: ErrorBody): string {
  return `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Liên Thông</title>
<style>
  body { margin: 0; min-height: 100vh; display: grid; place-content: center; background: #0d1015; color: #eef1f5;
    font: 20px/1.5 'Be Vietnam Pro', system-ui, sans-serif }
  main { max-width: 46rem; padding: 2rem } p { margin: 0 0 1rem } h1 { margin: 0 0 1rem; font-size: 34px; line-height: 1.2 } small { color: #a3afbe; font-size: 16px }
</style>
<main><h1>Không mở được trang</h1><p>${escapeHtml(message.vi)}</p><p><small>${escapeHtml(message.en)}</small></p>
<p><small>Mã lỗi: ${escapeHtml(code)}</small></p></main>
</html>
`
}

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
