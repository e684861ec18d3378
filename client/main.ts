// The door of the client: styles, the device's workbench, the app.
import { mount } from 'svelte'
import App from './app/App.svelte'
import { Clock } from './state/clock.svelte.ts'
import { LiveWorkbench } from './state/live-workbench.svelte.ts'
import { Router } from './state/route.svelte.ts'
import { Updates } from './state/updates.svelte.ts'

const target = document.getElementById('app')
if (!target) throw new Error('bug: the page has no place for the app')

const updates = new Updates()
const workbench = new LiveWorkbench(new Clock(), updates)
const router = new Router()
target.replaceChildren()
mount(App, { target, props: { workbench, router } })
void updates.start(() => workbench.flush())
