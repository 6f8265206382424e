import { innocent } from '../contract/innocent.ts'

export const canary = innocent
