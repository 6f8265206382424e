import { readServerAddress, type ServerAddress } from './server-address.ts'

/** What a pairing code carries: typed once into a new station, it is all that the station knows of the office. */
export interface PairingCode {
  /** 10 random bytes, from which login, password and the key of the sealed credentials are worked out. */
  readonly secret: Uint8Array
  /** The first 10 bytes of SHA-256 of the office's own CA certificate. */
  readonly fingerprint: Uint8Array
}

export const secretBytes = 10
export const fingerprintBytes = 10

/** Crockford's alphabet: no I, L, O and U, which are read as other signs. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const version = 1
const dataBytes = 1 + secretBytes + fingerprintBytes
const checkBits = 12
/** 168 bits of data and 12 of check: 36 signs of 5 bits, nine groups of four. */
const signs = 36

/** Writes a code in groups of four, to be read out, copied and typed. */
export function writePairingCode({ secret, fingerprint }: PairingCode): string {
  const bytes = Uint8Array.of(version, ...secret, ...fingerprint)
  if (bytes.length !== dataBytes)
    throw new RangeError('a pairing code has a secret and a fingerprint of 10 bytes')
  let number = 0n
  for (const byte of bytes) number = (number << 8n) | BigInt(byte)
  number = (number << BigInt(checkBits)) | BigInt(checkOf(bytes))
  let text = ''
  for (let i = 0; i < signs; i++, number >>= 5n) text = (alphabet[Number(number & 31n)] ?? '') + text
  return text.replace(/.{4}(?=.)/g, '$&-')
}

/**
 * Reads a code as people type it: capitals or not, with any or no separators, I and L for 1, O for 0.
 * @returns null when a sign is missing, wrong, or swapped with its neighbour
 */
export function readPairingCode(text: string): PairingCode | null {
  const typed = text
    .toUpperCase()
    .replace(/[\s\-–—_.]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
  if (typed.length !== signs) return null
  let number = 0n
  for (const sign of typed) {
    const value = alphabet.indexOf(sign)
    if (value < 0) return null
    number = (number << 5n) | BigInt(value)
  }
  const check = Number(number & 0xfffn)
  const bytes = new Uint8Array(dataBytes)
  let rest = number >> BigInt(checkBits)
  for (let i = dataBytes - 1; i >= 0; i--, rest >>= 8n) bytes[i] = Number(rest & 255n)
  if (bytes[0] !== version || checkOf(bytes) !== check) return null
  return { secret: bytes.slice(1, 1 + secretBytes), fingerprint: bytes.slice(1 + secretBytes) }
}

/** CRC-12 (x¹² + x¹¹ + x³ + x² + x + 1): every wrong sign and every two neighbours that were swapped are noticed. */
function checkOf(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes)
    for (let bit = 7; bit >= 0; bit--) {
      const carry = ((crc >> 11) ^ (byte >> bit)) & 1
      crc = ((crc << 1) & 0xfff) ^ (carry === 1 ? 0x80f : 0)
    }
  return crc
}

const scheme = 'antesala'
const prefix = `${scheme}:`

/** Code and address together, for the picture and for copying: `antesala:<host>:<port>/<database>#<CODE>`. */
export function pairingText({ host, port, database }: ServerAddress, code: string): string {
  const name = host.includes(':') ? `[${host}]` : host
  return `${prefix}${name}:${String(port)}/${database}#${code}`
}

/** A code that somebody typed, copied or scanned. */
export interface TypedPairing {
  readonly code: PairingCode
  /** Where the server is; null when only the code was given. */
  readonly address: ServerAddress | null
}

/** Reads a code alone or the whole text behind its picture; null when either part is unreadable. */
export function readPairingText(text: string): TypedPairing | null {
  const typed = text.trim()
  const [where = '', said, more] = typed.split('#')
  const code = readPairingCode(said ?? typed)
  if (code === null || more !== undefined) return null
  if (said === undefined) return { code, address: null }
  const address = where.startsWith(prefix) ? readServerAddress(where.slice(prefix.length)) : null
  return address === null ? null : { code, address }
}
