/** Random ids: 128 bits for plans, 72 bits for what lives inside one plan, as base64url text. */

import { bytesToText } from './bytes.ts'

export type RandomBytes = (count: number) => Uint8Array
export type NewId = () => string

export const createPlanId = (random: RandomBytes): string => bytesToText(random(16))
export const createId = (random: RandomBytes): string => bytesToText(random(9))
export const randomBytes: RandomBytes = (count) => crypto.getRandomValues(new Uint8Array(count))
