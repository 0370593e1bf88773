/** Set-up cannot go on. `code` is stable; `lines` say in Vietnamese and English what happened and what to do. */
export class SetupStop extends Error {
  constructor(code, lines, exitCode = 1) {
    super(lines.join('\n'))
    this.name = 'SetupStop'
    this.code = code
    this.lines = lines
    this.exitCode = exitCode
  }
}

/** A stop that an administrator ends by running `command`. */
export function needsAdministrator(command) {
  return new SetupStop(
    'needs-administrator',
    [
      'Cần quyền quản trị để cài gói hệ thống. Hãy chạy lệnh sau rồi thử lại',
      '(administrator rights are needed to install system packages; run this, then try again):',
      `  ${command}`,
    ],
    3,
  )
}
