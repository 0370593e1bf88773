import type { AccountRole } from '#contract/accounts'

/** Where a person goes on who has signed in. */
export function pageOfRole(role: AccountRole): string {
  switch (role) {
    case 'chair':
      return '/chair/'
    case 'administrator':
    case 'operator':
    case 'viewer':
      return '/control-room/'
    case 'inspector':
    case 'organiser':
    case 'telecom':
    case 'focal':
      return '/office/'
  }
}
