import { expect, test } from 'vitest'
import { blankBody, readBody } from './typed-body.ts'

test('E21: a body is typed by a code of letters and a name; what is wrong is told by its field', () => {
  const typed = { ...blankBody, code: ' syt ', name: ' Sở Y tế ' }
  expect(readBody('VN-25', typed)).toEqual({ site: 'VN-25-SYT', name: 'Sở Y tế', kind: 'department' })
  for (const code of ['', 'S', '07900', '1SYT', 'SỞYTẾ', 'A-B'])
    expect(readBody('VN-25', { ...typed, code })).toEqual({ wrong: 'code' })
  expect(readBody('VN-25', { ...typed, name: '  ' })).toEqual({ wrong: 'name' })
  expect(readBody('VN-25', { ...typed, code: '', name: '' })).toEqual({ wrong: 'code' })
})
