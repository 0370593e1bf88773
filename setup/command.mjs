import { spawn } from 'node:child_process'
import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { SetupStop } from './stop.mjs'

const running = new Set()
process.on('exit', () => {
  for (const child of running) child.kill('SIGTERM')
})

/**
 * Runs a program without a terminal. Its output goes line by line to the log and to `onLine`; nothing of it
 * reaches our stdout. Answers what it wrote to stdout.
 * @throws {SetupStop} `command-failed` with the last lines of its output.
 */
export async function runCommand(program, args, { cwd, env = process.env, log, onLine = () => {} }) {
  mkdirSync(dirname(log), { recursive: true })
  appendFileSync(log, `\n$ ${program} ${args.join(' ')}\n`)
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  const tail = []
  const stdout = []
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      appendFileSync(log, `${line}\n`)
      if (stream === child.stdout) stdout.push(line)
      tail.push(line)
      if (tail.length > 15) tail.shift()
      onLine(line)
    })
  }
  const outcome = await new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code, signal) => resolve(code === 0 ? undefined : `exit ${code ?? signal}`))
  })
  running.delete(child)
  if (outcome) {
    throw new SetupStop('command-failed', [
      `Lệnh không thành công (command failed, ${outcome}): ${program} ${args.slice(0, 3).join(' ')}`,
      ...tail.map((line) => `| ${line}`),
      `Nhật ký đầy đủ (full log): ${log}`,
    ])
  }
  return stdout.join('\n')
}
