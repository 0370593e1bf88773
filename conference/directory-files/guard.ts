/** With one of these first a cell of a CSV file would be taken for a formula (OWASP, CSV injection); behind marks it is one that was guarded. */
const FORMULA = /^'*[=+\-@\t\r]/

/** The text so that a program for sheets shows it and never computes it (X4). */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** The text that {@link guarded} was given. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text
