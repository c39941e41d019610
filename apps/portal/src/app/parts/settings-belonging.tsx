import { Button, Choice, DeskTable, SelectField } from '@allmende/ui';
import { errorOf } from '../problem.view.js';
import { OrganisationField } from './organisation-field.js';
import { RowFold } from './row-fold.js';
import type { SettingsProps } from './settings-person.js';
import { SettingsSection } from './settings-section.js';

export function Memberships({ settings: { profile, clusters }, state, page }: SettingsProps) {
  const { settings: words } = page.texts;
  const memberships = profile.memberships.filter(({ state }) => state !== 'left');
  const asked = memberships.find(
    ({ clusterId, state }) => clusterId === namedIn(page) && state === 'requested',
  );
  const ofRecord = memberships.find((membership) => membership.ofRecord);
  return (
    <SettingsSection
      part="clusters"
      title={words.memberships}
      told={asked && { join: words.asked(asked.clusterName) }}
      page={page}
    >
      {ofRecord ? <p className="muted">{words.membershipsHint}</p> : null}
      {memberships.length === 0 ? (
        <p className="muted">{words.membershipsNone}</p>
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
                    {membership.reason ? <small dir="auto">{words.reason(membership.reason)}</small> : null}
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
            label={words.joinWhich}
            hint={words.joinHint}
            defaultValue={state?.values['clusterId'] ?? suggestionOf(clusters, page)}
            error={errorOf(state?.problem, 'clusterId')}
            options={[
              { value: '', label: words.choose },
              ...clusters.map(({ clusterId, name }) => ({ value: clusterId, label: name })),
            ]}
          />
          {ofRecord ? (
            <Choice
              type="checkbox"
              name="ofRecord"
              value="true"
              label={<bdi>{words.joinFirst(ofRecord.clusterName)}</bdi>}
              defaultChecked={state?.values['ofRecord'] === 'true'}
            />
          ) : null}
          <div className="actions path-actions">
            <Button kind="outlined" name="intent" value="join">
              {words.join}
            </Button>
          </div>
        </form>
      ) : null}
    </SettingsSection>
  );
}

/** The cluster whose page led here, else the portal's own; nothing for who belongs to it. */
function suggestionOf(clusters: { clusterId: string }[], page: SettingsProps['page']): string {
  const wished = namedIn(page) ?? page.portal?.clusterId;
  return clusters.find(({ clusterId }) => clusterId === wished)?.clusterId ?? '';
}

/** The cluster that the address names: of the page that led here, or the one that was asked just now. */
function namedIn({ path }: SettingsProps['page']): string | null {
  return new URLSearchParams(path.split('?')[1]).get('cluster');
}

type ActsProps = {
  membership: SettingsProps['settings']['profile']['memberships'][number];
  words: SettingsProps['page']['texts']['settings'];
};

function MembershipActs({ membership: { membershipId, clusterName, state, ofRecord }, words }: ActsProps) {
  if (state === 'refused') return null;
  const isOpen = state === 'requested';
  return (
    <div className="row-acts">
      {state === 'admitted' && !ofRecord ? (
        <form method="post">
          <input type="hidden" name="membershipId" value={membershipId} />
          <Button
            kind="link"
            name="intent"
            value="of-record"
            aria-label={words.makeOfRecordName(clusterName)}
          >
            {words.makeOfRecord}
          </Button>
        </form>
      ) : null}
      <RowFold
        title={isOpen ? words.takeBack : words.leave}
        name={(isOpen ? words.takeBackName : words.leaveName)(clusterName)}
      >
        <input type="hidden" name="membershipId" value={membershipId} />
        <p className="small">{isOpen ? words.takeBackText : words.leaveText}</p>
        <Button kind="outlined" dense name="intent" value={isOpen ? 'take-back' : 'leave'}>
          {isOpen ? words.takeBack : words.leaveAct}
        </Button>
      </RowFold>
    </div>
  );
}

export function Affiliations({ settings: { profile }, state, page }: SettingsProps) {
  const { settings: words } = page.texts;
  return (
    <SettingsSection part="organisations" title={words.affiliations} page={page}>
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
              rows: profile.affiliations.map(
                ({ affiliationId, organisationId, organisationName, ...own }) => ({
                  key: affiliationId,
                  cells: [
                    <>
                      <bdi>{organisationName}</bdi>
                      <small>
                        {words.roles[own.role]},{' '}
                        {own.verifiedBy ? words.verified[own.verifiedBy] : words.unverified}
                      </small>
                      {own.statedAs ? (
                        <small>
                          <bdi>{words.statedAs(own.statedAs)}</bdi>
                        </small>
                      ) : null}
                      {own.verified ? (
                        <small>
                          <a href={page.to(`/organisations/${organisationId}/office`)}>
                            {page.texts.consents.office.title}
                          </a>
                        </small>
                      ) : null}
                    </>,
                    <RowFold key="remove" title={words.remove} name={words.removeName(organisationName)}>
                      <input type="hidden" name="affiliationId" value={affiliationId} />
                      <p className="small">{words.removeText}</p>
                      <Button kind="outlined" dense name="intent" value="leave-affiliation">
                        {words.removeAct}
                      </Button>
                    </RowFold>,
                  ],
                }),
              ),
            },
          ]}
        />
      )}
      <form method="post" noValidate>
        <OrganisationField
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
        <Choice
          type="checkbox"
          name="signatory"
          value="true"
          label={words.signatory}
          defaultChecked={state?.values['signatory'] === 'true'}
        />
        <div className="actions path-actions">
          <Button kind="outlined" name="intent" value="affiliation">
            {words.add}
          </Button>
        </div>
      </form>
    </SettingsSection>
  );
}
