import { expect, test } from 'vitest'
import { readArguments } from './arguments.mjs'

test('without arguments the machine is prepared for the demo, quietly', () => {
  expect(readArguments([])).toEqual({ purpose: 'demo', verbose: false })
})

test('a purpose and --verbose are read in any order', () => {
  expect(readArguments(['--verbose', '--for', 'test'])).toEqual({ purpose: 'test', verbose: true })
})

test.each([[['--for']], [['--for', 'fun']], [['--fro', 'demo']]])('%j is refused by name', (args) => {
  expect(readArguments(args)).toHaveProperty('problem')
})
