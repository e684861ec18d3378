/** The items of each department by position, so that what is asked of one department walks no other. */

/** By position of the department, ascending; the same lists while no item changes its department. */
export function departmentRows(department: Int32Array, count: number): readonly (readonly number[])[] {
  let rows = known.get(department)
  if (rows?.length !== count) {
    const lists = Array.from({ length: count }, (): number[] => [])
    department.forEach((place, index) => lists[place]?.push(index))
    known.set(department, (rows = lists))
  }
  return rows
}

/** Only a memo. */
const known = new WeakMap<Int32Array, readonly (readonly number[])[]>()
