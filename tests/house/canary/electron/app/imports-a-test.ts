import { innocent } from '../../tests/innocent.ts'

export const canary = innocent
