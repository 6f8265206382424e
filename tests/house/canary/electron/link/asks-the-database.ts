import { innocent } from '../../db/innocent.ts'

export const canary = innocent
