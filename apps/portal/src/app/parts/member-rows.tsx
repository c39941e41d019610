import { Button, Choice, DeskTable } from '@allmende/ui';
import type { Membership } from '../desk.rules.js';
import type { Page } from '../page.js';
import type { FormState } from '../served.js';

type RowsProps = { members: Membership[]; ownId: string; state: FormState | undefined; page: Page };
type RowProps = { member: Membership; page: Page };

/** Members of a cluster as their managers see them. */
export function MemberRows({ members, ownId, state, page }: RowsProps) {
  const { members: words } = page.texts;
  const { columns } = words;
  return (
    <DeskTable
      name={words.title}
      columns={[
        { title: columns.name },
        { title: columns.organisation },
        { title: columns.roles },
        { title: columns.act, hidden: true },
      ]}
      groups={[
        {
          rows: members.map((member) => ({
            key: member.membershipId,
            cells: [
              <>
                <bdi>{member.name}</bdi>
                <small>{member.email}</small>
              </>,
              <Organisation
                key="organisation"
                member={member}
                own={member.accountId === ownId}
                page={page}
              />,
              member.roles.map((role) => words.roles[role]).join(', '),
              member.accountId === ownId ? (
                words.own
              ) : (
                <Change key="change" member={member} state={state} page={page} />
              ),
            ],
          })),
        },
      ]}
    />
  );
}

/** What the person stated; nobody verifies an affiliation of their own. */
function Organisation({ member: { name, organisation }, own, page }: RowProps & { own: boolean }) {
  const { members: words } = page.texts;
  if (!organisation) return '–';
  const { affiliationId, verified, role } = organisation;
  return (
    <>
      <bdi>{organisation.name}</bdi>
      <small>
        {verified ? words.verified : words.unverified}
        {role === 'signatory' ? `, ${words.signatory}` : null}
      </small>
      {verified || own ? null : (
        <form method="post">
          <input type="hidden" name="affiliationId" value={affiliationId} />
          <Button
            kind="link"
            name="intent"
            value="verified"
            aria-label={words.verifyName(name, organisation.name)}
          >
            {words.verify}
          </Button>
        </form>
      )}
    </>
  );
}

function Change({ member, state, page }: RowProps & Pick<RowsProps, 'state'>) {
  const { membershipId, name, organisation } = member;
  const typed = state?.values['membershipId'] === membershipId ? state.values : undefined;
  const roles: string[] = typed?.['intent'] === 'roles' ? (typed['role'] ?? '').split(',') : member.roles;
  const { members: words } = page.texts;
  const maySign = organisation?.role === 'signatory';
  return (
    <details className="row-fold" open={typed !== undefined}>
      <summary aria-label={words.changeName(name)}>{words.change}</summary>
      <form method="post">
        <input type="hidden" name="membershipId" value={membershipId} />
        {(['editor', 'manager'] as const).map((role) => (
          <Choice
            key={role}
            type="checkbox"
            name="role"
            value={role}
            defaultChecked={roles.includes(role)}
            label={words.roles[role]}
            hint={words.roleHints[role]}
          />
        ))}
        <Button kind="outlined" dense name="intent" value="roles" aria-label={words.saveRolesName(name)}>
          {words.saveRoles}
        </Button>
      </form>
      {organisation?.verified && !maySign ? (
        <form method="post">
          <input type="hidden" name="affiliationId" value={organisation.affiliationId} />
          <p className="small">{words.signatoryText(organisation.name)}</p>
          <Button
            kind="outlined"
            dense
            name="intent"
            value="signatory"
            aria-label={words.makeSignatoryName(name)}
          >
            {words.makeSignatory}
          </Button>
        </form>
      ) : null}
      <form method="post">
        <input type="hidden" name="membershipId" value={membershipId} />
        <p className="small">{words.endText}</p>
        <Button kind="outlined" dense name="intent" value="ended" aria-label={words.endName(name)}>
          {words.end}
        </Button>
      </form>
    </details>
  );
}
