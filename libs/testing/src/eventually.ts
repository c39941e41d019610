/** Waits until `read` gives something truthy; the error says what was being waited for. Errors of `read` count as no. */
export async function eventually<T>(
  what: string,
  read: () => Promise<T> | T,
  { withinMs = 10_000 }: { withinMs?: number } = {},
): Promise<NonNullable<T>> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await Promise.resolve()
      .then(read)
      .catch(() => undefined);
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`It did not happen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
