// `npm start`.

import { run } from './cli/serve.ts'

process.exitCode = await run(process.argv.slice(2))
