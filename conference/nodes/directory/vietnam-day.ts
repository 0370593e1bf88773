const VIETNAM_OFFSET_MS = 7 * 3_600_000

/** The day that it is in Vietnam (UTC+7) at that moment, `2026-07-01`. */
export const vietnamDay = (at: number): string => new Date(at + VIETNAM_OFFSET_MS).toISOString().slice(0, 10)
