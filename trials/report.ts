import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { z } from 'zod'

/** What `vitest --reporter=json` writes, as far as it is read here. */
const report = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
})

export interface Failure {
  /** The test's file and full name, or the file alone. */
  readonly what: string
  /** One line. */
  readonly why: string
}

export interface Counted {
  readonly passed: number
  readonly failures: readonly Failure[]
}

/**
 * What one run of the runner comes to, from the JSON report it wrote (`undefined`: it wrote none) and from whether
 * it ended well. All that did not pass is a failure: a test that failed or did not run, a file that failed outside
 * its tests, a run that ended badly though its report names nothing.
 */
export function readReport(
  project: string,
  text: string | undefined,
  endedWell: boolean,
  root: string,
): Counted {
  if (text === undefined)
    return { passed: 0, failures: [{ what: project, why: 'the runner wrote no report' }] }
  const read = parsed(text)
  if (!read.success) {
    return { passed: 0, failures: [{ what: project, why: `no report of a known form: ${read.error}` }] }
  }
  const failures = read.data.testResults.flatMap((file) => failuresOf(file, relative(root, file.name)))
  if (failures.length === 0 && !endedWell) {
    failures.push({
      what: project,
      why: 'the runner ended with an error outside its tests; see its output above',
    })
  }
  return { passed: read.data.numPassedTests, failures }
}

/** The lines that end a log: each failure by name, with the first line of its message. */
export const failureLines = (failures: readonly Failure[]): readonly string[] =>
  failures.flatMap(({ what, why }) => [`FAILED ${what}`, `       ${why}`])

type Report = z.infer<typeof report>
type FileReport = Report['testResults'][number]

function parsed(text: string): { success: true; data: Report } | { success: false; error: string } {
  try {
    return { success: true, data: report.parse(JSON.parse(text)) }
  } catch (error) {
    return { success: false, error: firstLine(error instanceof Error ? error.message : String(error)) }
  }
}

function failuresOf(file: FileReport, path: string): Failure[] {
  const tests = file.assertionResults
    .filter(({ status }) => status !== 'passed')
    .map(({ fullName, status, failureMessages }) => ({
      what: `${path} > ${fullName}`,
      why: firstLine(failureMessages[0] ?? `not run (${status})`),
    }))
  const explained = file.assertionResults.some(({ status }) => status === 'failed')
  if (file.status === 'passed' || explained) return tests
  const why = firstLine(file.message) || 'failed outside its tests, in a hook; see the output above'
  return [{ what: path, why }, ...tests]
}

const firstLine = (message: string): string => stripVTControlCharacters(message).trim().split('\n')[0] ?? ''
