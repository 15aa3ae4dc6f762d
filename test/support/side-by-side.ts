/** Does it for each, a few at a time, so that neither side waits for the other; the first failure ends it. */
export async function sideBySide<Item>(
  items: readonly Item[],
  act: (item: Item, at: number) => Promise<void>,
  width = 8,
): Promise<void> {
  const waiting = items.entries();
  const work = async () => {
    for (const [at, item] of waiting) await act(item, at);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, work));
}
