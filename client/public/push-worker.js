// Part of the service worker: a push without content says that something is asked; what is shown was put down by the board
// (client/state/push-note.ts), so that no word of a plan goes over the network.

self.addEventListener('push', (event) => {
  event.waitUntil(showAsked())
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openAsked(event.notification.data.href))
})

/** One at a time, and without a sound: who has not looked yet is not told twice. */
async function showAsked() {
  const kept = await (await caches.open('plumbline-push')).match('/push-note')
  const { title = 'Plumbline', body = '', href = '/' } = kept ? await kept.json() : {}
  const shown = { body, tag: 'asked', silent: true, icon: '/icon-192.png', badge: '/icon-192.png' }
  await self.registration.showNotification(title, { ...shown, data: { href } })
}

/** In a window that is there, the plan's own before others; else in a new one. */
async function openAsked(href) {
  const address = new URL(href, self.location.origin).href
  const [plan] = address.split('/my-work')
  const windows = await self.clients.matchAll({ type: 'window' })
  const there = windows.find(({ url }) => url.startsWith(plan)) ?? windows[0]
  if (there === undefined) return self.clients.openWindow(address)
  await there.focus().catch(() => undefined)
  return there.navigate(address)
}
