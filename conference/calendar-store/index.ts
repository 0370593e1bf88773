export type { Known } from './calendar-store.ts'
export { type Calendar, type CalendarNews, type CalendarOptions, openCalendar } from './keeper.ts'
export { calendarMigrations } from './migrations/index.ts'
export type { Templates } from './templates.ts'
