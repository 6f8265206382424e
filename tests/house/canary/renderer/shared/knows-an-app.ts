import { innocent } from '../apps/reception/innocent.ts'

export const canary = innocent
