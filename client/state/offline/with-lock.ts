/** While no other tab does the same. Plain http over a LAN has no locks: there each tab is on its own. */
export async function withLock<T>(name: string, run: () => PromiseLike<T>): Promise<T> {
  return 'locks' in navigator ? await navigator.locks.request(name, run) : await run()
}
