import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CliMistake } from '../../../../server/cli/kit/cli-mistake.js'
import type { Command } from '../../../../server/cli/kit/command.js'
import { asksForHelp, parseCommandLine } from '../../../../server/cli/kit/parse-command-line.js'

const command: Command = {
  name: 'accounts paint',
  summary: '',
  arguments: ['colour'],
  options: { unit: { value: 'unit', required: true, summary: '' }, twice: { summary: '' } },
  description: '',
  examples: [],
  run: async () => 0,
}

function mistakesOf(...args: string[]): string[] {
  try {
    parseCommandLine(command, args)
  } catch (error) {
    assert.ok(error instanceof CliMistake)
    assert.equal(error.lines.at(-1), 'Try: klucznik accounts paint --help')
    return error.lines.slice(0, -1)
  }
  return []
}

describe('a command line', () => {
  it('has its arguments and options in any order, and both ways to give a value', () => {
    for (const args of [
      ['red', '--unit', 'a', '--twice'],
      ['--twice', '--unit=a', 'red'],
    ]) {
      const { arguments: given, options } = parseCommandLine(command, args)
      assert.deepEqual(given, ['red'])
      assert.deepEqual(Object.fromEntries(options), { twice: '', unit: 'a' })
    }
  })

  it('takes everything after -- as it stands', () => {
    assert.deepEqual(parseCommandLine(command, ['--unit', 'a', '--', '--twice']).arguments, ['--twice'])
    assert.equal(asksForHelp(['--', '--help']), false)
    assert.equal(asksForHelp(['x', '-h']), true)
  })

  it('may begin an inline value with a dash', () => {
    assert.equal(parseCommandLine(command, ['red', '--unit=-a']).options.get('unit'), '-a')
  })

  it('is told every mistake at once', () => {
    assert.deepEqual(mistakesOf('--twice=yes', '--size', '-q', 'red', 'blue'), [
      '--twice takes no value',
      '--size is no option of klucznik accounts paint',
      '-q is no option of klucznik accounts paint',
      '"blue" is one argument too many',
      '--unit <unit> is missing',
    ])
    assert.deepEqual(mistakesOf(), ['<colour> is missing', '--unit <unit> is missing'])
  })

  it('must give an option its value, and once', () => {
    assert.deepEqual(mistakesOf('red', '--unit'), ['--unit needs a value: --unit <unit>'])
    assert.deepEqual(mistakesOf('red', '--unit='), ['--unit needs a value: --unit <unit>'])
    assert.deepEqual(mistakesOf('red', '--unit', '--twice'), ['--unit needs a value: --unit <unit>'])
    assert.deepEqual(mistakesOf('red', '--unit', 'a', '--unit', 'b'), ['--unit is given twice'])
  })

  it('knows no option by a name of the prototype', () => {
    assert.deepEqual(mistakesOf('red', '--unit', 'a', '--constructor', '--__proto__'), [
      '--constructor is no option of klucznik accounts paint',
      '--__proto__ is no option of klucznik accounts paint',
    ])
  })
})
