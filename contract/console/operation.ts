import { z } from 'zod'

/** A right that an access token or a signed-in console holds. */
export const right = z.enum(['read', 'display', 'floor', 'sites', 'tokens'])
export type Right = z.infer<typeof right>

/** What a right is for, as a refusal names it. */
export const rightNames: Record<Right, { vi: string; en: string }> = {
  read: { vi: 'xem', en: 'to look' },
  display: { vi: 'điều khiển hiển thị và phiên họp', en: 'to run the screens and sessions' },
  floor: { vi: 'bật, tắt micro của điểm cầu', en: 'to open and close the microphones of sites' },
  sites: { vi: 'quản lý điểm cầu', en: 'to manage sites' },
  tokens: { vi: 'quản lý tài khoản và mã truy cập', en: 'to manage accounts and access tokens' },
}

export interface Operation {
  /** The right that the caller needs. */
  right: Right
  /** One sentence for the OpenAPI document. */
  summary: string
  body: z.ZodType
  reply: z.ZodType
}
