import { Button, Choice, DeskTable, Field, SelectField } from '@allmende/ui';
import { errorOf } from '../problem.view.js';
import type { SettingsProps } from './settings-person.js';

export function Memberships({ settings: { profile, clusters }, page }: SettingsProps) {
  const { settings: words } = page.texts;
  const memberships = profile.memberships.filter(({ state }) => state !== 'left');
  return (
    <section className="settings-part">
      <h2>{words.memberships}</h2>
      <p className="muted">{words.membershipsHint}</p>
      {memberships.length === 0 ? (
        <p>{words.membershipsNone}</p>
      ) : (
        <DeskTable
          name={words.memberships}
          columns={[
            { title: words.cluster, hidden: true },
            { title: words.leave, hidden: true },
          ]}
          groups={[
            {
              rows: memberships.map((membership) => ({
                key: membership.membershipId,
                cells: [
                  <>
                    <bdi>{membership.clusterName}</bdi>
                    <small>
                      {words.states[membership.state]}
                      {membership.ofRecord ? `, ${words.ofRecord}` : null}
                    </small>
                  </>,
                  <MembershipActs key="acts" membership={membership} words={words} />,
                ],
              })),
            },
          ]}
        />
      )}
      {clusters.length > 0 ? (
        <form method="post">
          <SelectField
            name="clusterId"
            label={words.join}
            defaultValue={page.portal?.clusterId}
            options={clusters.map(({ clusterId, name }) => ({ value: clusterId, label: name }))}
          />
          <Choice type="checkbox" name="ofRecord" value="true" label={words.joinFirst} />
          <div className="actions path-actions">
            <Button kind="outlined" name="intent" value="join">
              {words.join}
            </Button>
          </div>
        </form>
      ) : null}
    </section>
  );
}

type ActsProps = {
  membership: SettingsProps['settings']['profile']['memberships'][number];
  words: SettingsProps['page']['texts']['settings'];
};

function MembershipActs({ membership: { membershipId, clusterName, state, ofRecord }, words }: ActsProps) {
  if (state === 'refused') return null;
  return (
    <form method="post" className="row-acts">
      <input type="hidden" name="membershipId" value={membershipId} />
      {state === 'admitted' && !ofRecord ? (
        <Button kind="link" name="intent" value="of-record" aria-label={words.makeOfRecordName(clusterName)}>
          {words.makeOfRecord}
        </Button>
      ) : null}
      <Button kind="link" name="intent" value="leave" aria-label={words.leaveName(clusterName)}>
        {words.leave}
      </Button>
    </form>
  );
}

export function Affiliations({ settings: { profile }, state, page }: SettingsProps) {
  const { settings: words } = page.texts;
  return (
    <section className="settings-part">
      <h2>{words.affiliations}</h2>
      {profile.affiliations.length === 0 ? (
        <p className="muted">{words.affiliationsNone}</p>
      ) : (
        <DeskTable
          name={words.affiliations}
          columns={[
            { title: words.organisation, hidden: true },
            { title: words.remove, hidden: true },
          ]}
          groups={[
            {
              rows: profile.affiliations.map(({ affiliationId, organisationName, role, verifiedBy }) => ({
                key: affiliationId,
                cells: [
                  <>
                    <bdi>{organisationName}</bdi>
                    <small>
                      {words.roles[role]}, {verifiedBy ? words.verified[verifiedBy] : words.unverified}
                    </small>
                  </>,
                  <form key="remove" method="post">
                    <input type="hidden" name="affiliationId" value={affiliationId} />
                    <Button
                      kind="link"
                      name="intent"
                      value="leave-affiliation"
                      aria-label={words.removeName(organisationName)}
                    >
                      {words.remove}
                    </Button>
                  </form>,
                ],
              })),
            },
          ]}
        />
      )}
      <form method="post">
        <Field
          name="organisationName"
          required
          minLength={2}
          maxLength={200}
          autoComplete="organization"
          label={words.organisation}
          hint={words.organisationHint}
          defaultValue={state?.values['organisationName']}
          error={errorOf(state?.problem, 'organisationName')}
        />
        <Choice type="checkbox" name="signatory" value="true" label={words.signatory} />
        <div className="actions path-actions">
          <Button kind="outlined" name="intent" value="affiliation">
            {words.add}
          </Button>
        </div>
      </form>
    </section>
  );
}
