/**
 * Works on up to `width` items at once and yields what comes of them in the order of the items. `work` is called in
 * that order and must not reject. When the items end with an error, what is under way is yielded before it is thrown.
 */
export async function* inOrder<Item, Outcome>(
  items: AsyncIterable<Item>,
  { width, work }: { width: number; work: (item: Item) => Promise<Outcome> },
): AsyncGenerator<Outcome> {
  const underWay: Promise<Outcome>[] = []
  const failures: unknown[] = []
  try {
    for await (const item of items) {
      underWay.push(work(item))
      const eldest = underWay.length < width ? undefined : underWay.shift()
      if (eldest !== undefined) yield await eldest
    }
  } catch (error) {
    failures.push(error)
  }
  for (const outcome of underWay) yield await outcome
  if (failures.length > 0) throw failures[0]
}
