import { randomBytes } from 'node:crypto'

const ANY_DISPLAY = 0xffff
const PROTOCOL = 'MIT-MAGIC-COOKIE-1'

/**
 * The content of an X authority file with a fresh secret that is good for any display number, so that it can be written
 * before the server has chosen its own. Without one, every local user could look into the display.
 */
export function xAuthority(secret: Buffer = randomBytes(16)): Buffer {
  const family = Buffer.alloc(2)
  family.writeUInt16BE(ANY_DISPLAY)
  return Buffer.concat([family, counted(''), counted(''), counted(PROTOCOL), counted(secret)])
}

function counted(value: string | Buffer): Buffer {
  const content = Buffer.from(value)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(content.length)
  return Buffer.concat([length, content])
}
