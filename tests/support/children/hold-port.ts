// Has a UDP port for itself alone: `hold-port.ts <port>`. Ends with its parent.
import { createSocket } from 'node:dgram'

const socket = createSocket({ type: 'udp4', reuseAddr: false })
socket.bind(Number(process.argv[2]), '0.0.0.0', () => console.log('held'))
process.stdin.resume().on('close', () => process.exit(0))
