import type { Phrase } from '#browser/kit'
import type { Attendee } from '#contract/calendar'

/** As many as the contract takes. */
const MOST_PEOPLE = 8
const MOST_LETTERS = 120

const words = {
  many: { vi: 'Nhiều nhất 8 người.', en: 'Eight people at most.' },
  long: { vi: 'Họ tên, chức vụ dài nhất 120 chữ.', en: 'Names and posts have 120 letters at most.' },
} as const satisfies Record<string, Phrase>

/** `Trần Văn Minh | Chủ tịch`, a line each. */
export const linesOfAttendees = (attendees: readonly Attendee[]): string =>
  attendees.map(({ name, post }) => (post ? `${name} | ${post}` : name)).join('\n')

/** Who attends as the lines say it, or what is wrong with them. */
export function readAttendees(text: string): Attendee[] | { wrong: Phrase } {
  const people = text.split('\n').flatMap((line) => {
    const [name = '', ...post] = line.split('|').map((part) => part.replace(/\s+/g, ' ').trim())
    return name === '' ? [] : [{ name, post: post.join(' ') }]
  })
  if (people.length > MOST_PEOPLE) return { wrong: words.many }
  const isLong = ({ name, post }: Attendee) => name.length > MOST_LETTERS || post.length > MOST_LETTERS
  return people.some(isLong) ? { wrong: words.long } : people
}
