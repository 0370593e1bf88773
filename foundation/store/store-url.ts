import { StoreError } from './errors.ts'

export type StorePlace =
  | { readonly kind: 'memory' }
  | { readonly kind: 'directory'; readonly directory: string }
  | { readonly kind: 'server'; readonly url: string }

/** Throws StoreError `bad-url`; the url may hold a password and is not repeated. */
export function parseStoreUrl(url: string): StorePlace {
  if (url === 'pglite:memory') return { kind: 'memory' }
  if (url.startsWith('pglite:') && url.length > 'pglite:'.length) {
    return { kind: 'directory', directory: url.slice('pglite:'.length) }
  }
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return { kind: 'server', url }
  throw new StoreError(
    'bad-url',
    'Địa chỉ kho dữ liệu phải là pglite:<thư mục>, pglite:memory hoặc postgres://…',
    'the store url must be pglite:<directory>, pglite:memory or postgres://…',
  )
}
