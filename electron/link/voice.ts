import { createSocket, type Socket } from 'node:dgram'
import { Bonjour } from 'bonjour-service'
import { serviceType } from './announcement.ts'

/** Speaks and listens over one of this computer's addresses. */
export interface Voice {
  /** Says something about this station, instead of what it said before. */
  readonly announce: (service: OwnService) => void
  readonly ask: () => void
  /** Says good-bye, and is silent. */
  readonly close: () => Promise<void>
}

export interface OwnService {
  /** At most 63 bytes, nobody else's. */
  readonly name: string
  readonly host: string
  readonly port: number
  readonly txt: Record<string, string>
}

export interface VoiceOptions {
  /** IPv4. */
  readonly address: string
  /** Something was said; anything. */
  readonly heard: (service: unknown) => void
  /** Nothing is heard or said here; harmless. */
  readonly problem: (problem: string) => void
}

const mdnsPort = 5353
/** Services that are kept; anybody may make up more. */
const servicesAtMost = 500
/** For good-byes to leave, ms. */
const closeMs = 300

/**
 * Takes part in mDNS over one address. A socket for each of them: with one for all, the system's default route decides
 * where questions go, and an office's network without a way to the Internet has none.
 */
export function startVoice({ address, heard, problem }: VoiceOptions): Voice {
  const socket = withoutThrowing(createSocket({ type: 'udp4', reuseAddr: true }), problem)
  // The library would bind to the address itself, and never hear what is said to everybody.
  const library = { socket, interface: address, bind: false, ttl: 255, loopback: true }
  const bonjour = new Bonjour(library as object, (error: Error) => problem(error.message))
  let browser: ReturnType<Bonjour['find']> | null = null
  let own: OwnService | null = null
  let published: ReturnType<Bonjour['publish']> | null = null
  let bound = false
  let closed = false

  function publish(): void {
    if (own === null || !bound || closed) return
    published?.stop()
    // Names carry the station's id: nobody has to be asked whether they are free.
    published = bonjour.publish({ ...own, type: serviceType, probe: false, disableIPv6: true })
  }

  function listen(): void {
    browser = bonjour.find({ type: serviceType })
    for (const event of ['up', 'txt-update', 'srv-update'] as const)
      browser.on(event, (service: unknown) => {
        heard(service)
        if ((browser?.services.length ?? 0) <= servicesAtMost) return
        browser?.stop()
        listen()
      })
  }

  socket.once('listening', () => {
    bound = true
    listen()
    publish()
  })
  socket.bind({ port: mdnsPort, address: '0.0.0.0', exclusive: false })

  return {
    announce(service) {
      own = service
      publish()
    },
    ask: () => browser?.update(),
    close() {
      if (closed) return Promise.resolve()
      closed = true
      browser?.stop()
      return new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer)
          bonjour.destroy()
          resolve()
        }
        const timer = setTimeout(end, closeMs)
        bonjour.unpublishAll(end)
      })
    },
  }
}

/**
 * What comes in by UDP is anybody's, and the library's own faults included: whatever it throws while it listens is a
 * problem of discovery, and not the end of the program.
 */
function withoutThrowing(socket: Socket, problem: (problem: string) => void): Socket {
  const emit = socket.emit.bind(socket) as (event: string, ...args: unknown[]) => boolean
  const guarded = (event: string, ...args: unknown[]): boolean => {
    try {
      if (event === 'error') problem(String(args[0]))
      return emit(event, ...args)
    } catch (error) {
      problem(String(error))
      return true
    }
  }
  return Object.assign(socket, { emit: guarded })
}
