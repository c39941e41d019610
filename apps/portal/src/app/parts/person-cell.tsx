/** A person in a table, with what is said of them in small. */
export function Person({ name, note }: { name: string; note: string }) {
  return (
    <>
      <bdi>{name}</bdi>
      <small>{note}</small>
    </>
  );
}
