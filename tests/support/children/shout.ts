// Says a great deal of nonsense by mDNS, some of it well-formed.
import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'

/** A name as DNS writes it. */
function name(text: string): Buffer {
  const labels = text
    .split('.')
    .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]))
  return Buffer.concat([...labels, Buffer.from([0])])
}

/** A resource record; 12 PTR, 16 TXT, 33 SRV. */
function record(owner: string, type: number, data: Buffer, ttl = 120): Buffer {
  const head = Buffer.alloc(10)
  head.writeUInt16BE(type, 0)
  head.writeUInt16BE(1, 2)
  head.writeUInt32BE(ttl, 4)
  head.writeUInt16BE(data.length, 8)
  return Buffer.concat([name(owner), head, data])
}

function answer(...records: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(12)
  head.writeUInt16BE(0x8400, 2)
  head.writeUInt16BE(records.length, 6)
  return Buffer.concat([head, ...records])
}

const service = '_antesala._tcp.local'
const text = (entry: string) => Buffer.concat([Buffer.from([entry.length]), Buffer.from(entry)])

function nonsense(index: number): Buffer {
  const one = `x${index}.${service}`
  const target = Buffer.concat([Buffer.from([0, 0, 0, 0, 0xb9, 0x72]), name('nobody.local')])
  const kinds = [
    () => randomBytes(60),
    () => Buffer.concat([answer().subarray(0, 12), randomBytes(200)]),
    () => answer(record(service, 12, name(one)), record(one, 16, randomBytes(60))),
    () =>
      answer(record(service, 12, name(one)), record(one, 33, target), record(one, 16, text('constructor=x'))),
    () =>
      answer(record(service, 12, name(one)), record(one, 33, target), record(one, 16, text('__proto__=x'))),
    () => answer(record(service, 12, name(one)), record(one, 33, target)),
    () => answer(record(service, 12, name(`.${'y'.repeat(60)}`))),
    () => answer(record(service, 12, name(service), 0)),
    () => answer(record(one, 33, randomBytes(3))),
  ]
  return kinds[index % kinds.length]?.() ?? Buffer.alloc(0)
}

const socket = createSocket('udp4')
const send = (bytes: Buffer) =>
  new Promise((resolve) => socket.send(bytes, 5353, '224.0.0.251', () => resolve(null)))
socket.bind(0, () => {
  socket.setMulticastInterface('10.99.0.1')
  void (async () => {
    for (let index = 0; index < 3_000; index++) {
      await send(nonsense(index))
      if (index % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    }
    socket.close()
  })()
})
