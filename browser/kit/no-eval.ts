import { z } from 'zod'

// zod compiles its parsers with `new Function` where it may. Our pages' content security policy forbids that, and
// each attempt would be logged as a violation. It has to be said before the first schema is made.
z.config({ jitless: true })
