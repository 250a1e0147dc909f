/** A list with one item more at its end, and without its first ones where it would be longer than `most`. */
export function append<T>(list: readonly T[], item: T, most: number): readonly T[] {
  // One array: to slice and to spread makes two, and this is done for every pair.
  const longer: T[] = [];
  for (let i = Math.max(0, list.length + 1 - most); i < list.length; i++) longer.push(list[i] as T);
  longer.push(item);
  return longer;
}
