// Hocuspocus without extensions, as a process of its own: it says its port.
import { Server } from '@hocuspocus/server'

// The bench's sockets do not answer its pings.
const timeout = 3_600_000
const server = new Server({ timeout, port: 0, address: '127.0.0.1', quiet: true })
await server.listen()
console.log(`http://localhost:${server.address.port}`)
