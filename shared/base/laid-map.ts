/**
 * A map laid over another one, which stays as it is whatever is written here: what would be, beside what is. A value that
 * is changed in place is copied when it is first handed out.
 */

export class LaidMap<K, V> extends Map<K, V> {
  readonly #under: ReadonlyMap<K, V>
  readonly #copy: (value: V) => V
  readonly #gone = new Set<K>()
  #added = 0

  constructor(under: ReadonlyMap<K, V>, copy: (value: V) => V = (value) => value) {
    super()
    this.#under = under
    this.#copy = copy
  }

  override get size(): number {
    return this.#under.size - this.#gone.size + this.#added
  }

  override has(key: K): boolean {
    return super.has(key) || this.#stands(key)
  }

  override get(key: K): V | undefined {
    if (super.has(key) || !this.#stands(key)) return super.get(key)
    const value = this.#under.get(key)
    if (value === undefined) return undefined
    const own = this.#copy(value)
    if (own !== value) super.set(key, own)
    return own
  }

  override set(key: K, value: V): this {
    if (!this.has(key) && !this.#gone.delete(key)) this.#added++
    super.set(key, value)
    return this
  }

  override delete(key: K): boolean {
    if (!this.has(key)) return false
    super.delete(key)
    if (this.#under.has(key)) this.#gone.add(key)
    else this.#added--
    return true
  }

  override clear(): void {
    for (const key of this.keys()) this.delete(key)
  }

  override *keys(): MapIterator<K> {
    for (const key of this.#under.keys()) if (!this.#gone.has(key)) yield key
    for (const key of super.keys()) if (!this.#under.has(key)) yield key
  }

  override *entries(): MapIterator<[K, V]> {
    for (const key of this.keys()) yield [key, this.get(key) as V]
  }

  override *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value
  }

  override forEach(use: (value: V, key: K, map: Map<K, V>) => void): void {
    for (const [key, value] of this) use(value, key, this)
  }

  override [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries()
  }

  #stands(key: K): boolean {
    return this.#under.has(key) && !this.#gone.has(key)
  }
}
