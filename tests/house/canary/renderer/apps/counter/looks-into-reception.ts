import { innocent } from '../reception/innocent.ts'

export const canary = innocent
