/** What components are handed down: the open plan, its words, the address, and the device's workbench. */

import { createContext } from 'svelte'
import type { OpenPlan } from './open-plan.ts'
import type { Router } from './route.svelte.ts'
import type { Speech } from './speech.svelte.ts'
import type { Workbench } from './workbench.ts'

export const [useOpenPlan, provideOpenPlan] = createContext<OpenPlan>()
export const [useSpeech, provideSpeech] = createContext<Speech>()
export const [useRouter, provideRouter] = createContext<Router>()
export const [useWorkbench, provideWorkbench] = createContext<Workbench>()
