import { describe, expect, test } from 'vitest'
import { failureLines, readReport } from './report.ts'

const one = (fullName: string, status: string, ...failureMessages: string[]) => ({
  fullName,
  status,
  failureMessages,
})

const written = (...testResults: object[]) => JSON.stringify({ numPassedTests: 4, testResults })

const linesOf = (text: string | undefined, endedWell = false) => {
  const { passed, failures } = readReport('parts', text, endedWell, '/home/a')
  return { passed, failed: failures.length, lines: failureLines(failures) }
}

describe('what the end of a log says', () => {
  test('each failed test by file and full name, with the first line of its message, without colours', () => {
    const text = written(
      {
        name: '/home/a/x/good.test.ts',
        status: 'passed',
        message: '',
        assertionResults: [one('a', 'passed')],
      },
      {
        name: '/home/a/x/y.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          one('links C3: a path', 'passed'),
          one(
            'links C4: cut',
            'failed',
            '\u001b[31mAssertionError: expected 1 to be 2\u001b[39m\n    at y.ts:3',
          ),
        ],
      },
    )
    expect(linesOf(text)).toEqual({
      passed: 4,
      failed: 1,
      lines: ['FAILED x/y.test.ts > links C4: cut', '       AssertionError: expected 1 to be 2'],
    })
  })

  test('a file that could not be loaded, and a test that was not run', () => {
    const text = written(
      { name: '/home/a/b.test.ts', status: 'failed', message: 'Cannot find x\nmore', assertionResults: [] },
      { name: '/home/a/c.test.ts', status: 'passed', message: '', assertionResults: [one('later', 'todo')] },
    )
    expect(linesOf(text).lines).toEqual([
      'FAILED b.test.ts',
      '       Cannot find x',
      'FAILED c.test.ts > later',
      '       not run (todo)',
    ])
  })

  test('a hook that failed: its file, since the report has no word of it, and the tests that it held up', () => {
    const file = {
      name: '/home/a/d.test.ts',
      status: 'failed',
      message: '',
      assertionResults: [one('q', 'skipped')],
    }
    expect(linesOf(written(file)).lines).toEqual([
      'FAILED d.test.ts',
      '       failed outside its tests, in a hook; see the output above',
      'FAILED d.test.ts > q',
      '       not run (skipped)',
    ])
  })

  test('a run that ended badly is a failure although all its tests passed', () => {
    expect(linesOf(written(), true)).toEqual({ passed: 4, failed: 0, lines: [] })
    expect(linesOf(written()).lines[0]).toBe('FAILED parts')
  })

  test('a runner that died wrote no report, or half of one', () => {
    expect(linesOf(undefined).failed).toBe(1)
    expect(linesOf('{"numPassed').failed).toBe(1)
    expect(linesOf('{}')).toMatchObject({ passed: 0, failed: 1 })
  })
})
