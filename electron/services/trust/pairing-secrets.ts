import { hkdfSync } from 'node:crypto'

/** What the two ends of a pairing both work out from the code's secret, and nobody else can. */
export interface PairingSecrets {
  /** The database's name for the new station. */
  readonly login: string
  /** Good until the station has come once. */
  readonly password: string
  /** 32 bytes: opens the sealed credentials. */
  readonly key: Buffer
}

/** Works out login, password and key from a pairing code's secret. @param database of the office, part of the login */
export function pairingSecrets(secret: Uint8Array, database: string): PairingSecrets {
  const derive = (use: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', secret, 'antesala pairing 1', use, bytes))
  return {
    login: `${database}_s_${derive('login', 6).toString('hex')}`,
    password: derive('password', 24).toString('base64url'),
    key: derive('bundle', 32),
  }
}
