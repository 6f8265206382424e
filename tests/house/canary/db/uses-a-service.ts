import { innocent } from '../electron/services/innocent.ts'

export const canary = innocent
