import { Button } from '@allmende/ui';

type InvitedRowsProps = {
  title: string;
  /** `who`: an address, or a name; `note`: since when and as what. */
  rows: { invitationId: string; who: string; note: string; mayRevoke: boolean }[];
  words: { revoke: string; revokeName: (who: string) => string };
};

/** Who is invited and has not come, each with a way to take the invitation back (`intent=revoke`). */
export function InvitedRows({ title, rows, words }: InvitedRowsProps) {
  if (rows.length === 0) return null;
  return (
    <section className="path-part">
      <h2>{title}</h2>
      <ul className="plain-list">
        {rows.map(({ invitationId, who, note, mayRevoke }) => (
          <li key={invitationId} className="invited-row">
            <span>
              <bdi>{who}</bdi>
              <span className="muted">, {note}</span>
            </span>
            {mayRevoke ? (
              <form method="post">
                <input type="hidden" name="intent" value="revoke" />
                <input type="hidden" name="invitationId" value={invitationId} />
                <Button kind="link" aria-label={words.revokeName(who)}>
                  {words.revoke}
                </Button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
