const PURPOSES = ['demo', 'test', 'node']

export const USAGE = 'node setup/run.mjs [--for demo|test|node] [--verbose]'

/** Reads the command line into `{ purpose, verbose }`, or `{ problem }` naming what is not understood. */
export function readArguments(args) {
  const options = { purpose: 'demo', verbose: false }
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at]
    if (argument === '--verbose') options.verbose = true
    else if (argument === '--for' && PURPOSES.includes(args[at + 1])) options.purpose = args[++at]
    else if (argument === '--for')
      return { problem: `--for cần một trong (needs one of): ${PURPOSES.join(', ')}` }
    else return { problem: `Không hiểu (not understood): ${argument}` }
  }
  return options
}
