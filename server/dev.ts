// `npm run dev`: the relay and vite's dev server side by side; vite passes the relay's paths on (vite.config.ts).
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const relayPort = '4747'
const relay = spawn(
  process.execPath,
  [fileURLToPath(new URL('main.ts', import.meta.url)), '--no-client', '--port', relayPort],
  { stdio: 'inherit' },
)
const client = await createServer({
  configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
})
await client.listen()
client.printUrls()

let ending = false
async function end(code: number): Promise<void> {
  if (ending) return
  ending = true
  relay.kill('SIGTERM')
  await client.close()
  process.exitCode = code
}

process.on('SIGINT', () => void end(0))
process.on('SIGTERM', () => void end(0))
relay.on('exit', (code) => void end(code ?? 1))
