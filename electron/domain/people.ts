/** Functions of a station (domain.md §1). */
export const stationRoles = [
  'door',
  'reception',
  'counter',
  'display',
  'kiosk',
  'security',
  'manager',
  'phone',
] as const
export type StationRole = (typeof stationRoles)[number]

/** A window is a station role, or one of the two faces shown when there is no office to work in. */
export type WindowRole = StationRole | 'setup' | 'trouble'

/** Functions of a person (domain.md §1). */
export const staffRoles = ['door', 'reception', 'counter', 'phone', 'security', 'manager', 'admin'] as const
export type StaffRole = (typeof staffRoles)[number]

/** Languages that staff speak with clients, `sign` for sign language. */
export const languages = [
  'es', 'en', 'ca', 'eu', 'gl', 'fr', 'pt', 'de', 'it', 'ro', 'ar', 'zh', 'uk', 'qu', 'ay', 'gn', 'nah', 'maya', 'map', 'sign',
] as const // prettier-ignore
export type Language = (typeof languages)[number]

/** Who asks: one window of one station, with or without a person signed in. */
export interface Actor {
  readonly stationId: string
  readonly role: WindowRole
  /** The counter this window stands for, if it is one. */
  readonly counterId: string | null
  readonly person: { readonly id: string; readonly name: string; readonly roles: readonly StaffRole[] } | null
  /** The person is signed in, but the window is locked until they prove that it is them. */
  readonly locked?: boolean
}

/** Kiosk and display act as the station; everything else needs a person (domain.md §1). */
export const publicRoles: readonly WindowRole[] = ['display', 'kiosk']
