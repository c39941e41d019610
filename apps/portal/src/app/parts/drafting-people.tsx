import { awardAnswerDays, type EditableChallenge } from '@allmende/contracts';
import { calendarOf, Choice, ChoiceGroup, formatDay, noonOf, Notice, SelectField } from '@allmende/ui';
import type { ReactNode } from 'react';
import { offerDays } from '../drafting.dates.js';
import { draftFrom, opensBriefly } from '../drafting.rules.js';
import { Conflicts, errorAt, frameOf, One, Pair, type Drafting } from './drafting-fields.js';

export type ClusterChoice = { clusterId: string; name: string };

type Seekers = EditableChallenge['seekers'];

export function DatesPart({ drafting, seekers }: { drafting: Drafting; seekers: Seekers }) {
  const { fields } = drafting.page.texts.drafting;
  return (
    <>
      <div className="date-fields">
        <One
          drafting={drafting}
          name="opensAt"
          label={fields.opensAt}
          hint={fields.opensHint}
          type="datetime-local"
        />
        <One
          drafting={drafting}
          name="closesAt"
          label={fields.closesAt}
          hint={fields.closesHint}
          type="datetime-local"
        />
        <One
          drafting={drafting}
          name="decisionBy"
          label={fields.decisionBy}
          hint={<DecisionHint drafting={drafting} />}
          type="date"
        />
        <SelectField
          {...frameOf(drafting, 'zone')}
          label={fields.zone}
          hint={fields.zoneHint}
          options={zonesWith(drafting.typed['zone'])}
        />
      </div>
      <ShortTime drafting={drafting} />
      <Openers drafting={drafting} seekers={seekers} />
    </>
  );
}

/** Whoever is offered an award has some days to answer; said in real dates as they are typed. */
function DecisionHint({ drafting }: { drafting: Drafting }) {
  const { page, typed, now } = drafting;
  const { offer } = page.texts.drafting;
  const draft = draftFrom({ ...typed, ...now });
  const days = offerDays(draft);
  const dates = calendarOf(page.dates(draft.zone));
  const dayOf = (day: string): string => formatDay(noonOf(day), dates, { weekday: false, year: true });
  if (!days) return offer.hint(awardAnswerDays);
  const { by, tooSoon, hurried } = days;
  return (
    <span aria-live="polite">
      {offer.hint(awardAnswerDays)}{' '}
      {tooSoon
        ? offer.tooSoon(dayOf(tooSoon.closes), dayOf(tooSoon.decided))
        : hurried
          ? offer.hurried(dayOf(hurried.closes), dayOf(by))
          : offer.by(dayOf(by))}{' '}
      {hurried ? offer.noReading : null}
    </span>
  );
}

/** Said while there is time to choose another close. */
function ShortTime({ drafting }: { drafting: Drafting }) {
  const { page, typed, now } = drafting;
  const { short } = page.texts.drafting;
  const dates = draftFrom({ ...typed, ...now });
  if (errorAt(drafting, 'closesAt') || !opensBriefly(dates, new Date(page.now))) return null;
  return (
    <div className="short-time">
      <Notice tone="warn" title={short.title} live>
        {short.team} {short.offices}
      </Notice>
    </div>
  );
}

/** Of the team that asks; who was named over the API otherwise stays. */
function Openers({ drafting, seekers }: { drafting: Drafting; seekers: Seekers }) {
  const { fields } = drafting.page.texts.drafting;
  const name = 'openerAccountIds';
  const chosen = (drafting.typed[name] ?? '').split(',').filter(Boolean);
  const others = chosen.filter((id) => !seekers.some(({ accountId }) => accountId === id));
  const people = [...seekers, ...others.map((accountId) => ({ accountId, name: fields.openerManager }))];
  return (
    <ChoiceGroup
      legend={fields.openers}
      hint={fields.openersHint}
      name={name}
      error={errorAt(drafting, name)}
    >
      {people.map((person) => (
        <Choice
          key={person.accountId}
          type="checkbox"
          name={name}
          value={person.accountId}
          label={<bdi>{person.name}</bdi>}
          defaultChecked={chosen.includes(person.accountId)}
        />
      ))}
      <Conflicts drafting={drafting} names={[name]} />
    </ChoiceGroup>
  );
}

const zones = ['Europe/Berlin', 'Europe/London', 'Europe/Helsinki', 'America/New_York', 'Asia/Tokyo', 'UTC'];

function zonesWith(own = 'Europe/Berlin'): { value: string; label: string }[] {
  return [...new Set([own, ...zones])].map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}

type PeopleProps = { drafting: Drafting; clusters: ClusterChoice[]; ownerId: string };

export function PeoplePart({ drafting, clusters, ownerId }: PeopleProps) {
  const { page, typed } = drafting;
  const { fields, eligibility, everyoneHint, parts } = page.texts.drafting;
  const others = clusters.filter(({ clusterId }) => clusterId !== ownerId);
  return (
    <>
      <ChoiceGroup
        legend={<Unseen>{parts.people}</Unseen>}
        name="eligibility.kind"
        error={errorAt(drafting, 'eligibility.kind')}
      >
        {(['everyone', 'own-cluster', 'clusters'] as const).map((kind) => (
          <Choice
            key={kind}
            type="radio"
            name="eligibility.kind"
            value={kind}
            label={eligibility[kind]}
            hint={kind === 'everyone' ? everyoneHint : undefined}
            defaultChecked={(typed['eligibility.kind'] ?? 'everyone') === kind}
          />
        ))}
        <Conflicts drafting={drafting} names={['eligibility.kind']} />
      </ChoiceGroup>
      <div className="eligible-clusters">
        <ClusterChoices
          drafting={drafting}
          name="eligibility.clusterIds"
          legend={fields.clusterIds}
          clusters={clusters}
        />
      </div>
      <ClusterChoices
        drafting={drafting}
        name="shownBy"
        legend={fields.shownBy}
        hint={fields.shownHint}
        clusters={others}
      />
    </>
  );
}

type ClusterChoicesProps = {
  drafting: Drafting;
  name: string;
  legend: string;
  hint?: string;
  clusters: ClusterChoice[];
};

function ClusterChoices({ drafting, name, legend, hint, clusters }: ClusterChoicesProps) {
  const chosen = new Set((drafting.typed[name] ?? '').split(','));
  return (
    <ChoiceGroup legend={legend} hint={hint} name={name} error={errorAt(drafting, name)}>
      <div className="cluster-choices">
        {clusters.map(({ clusterId, name: title }) => (
          <Choice
            key={clusterId}
            type="checkbox"
            name={name}
            value={clusterId}
            label={<bdi>{title}</bdi>}
            defaultChecked={chosen.has(clusterId)}
          />
        ))}
      </div>
    </ChoiceGroup>
  );
}

export function SeekerPart({ drafting }: { drafting: Drafting }) {
  const { page, typed } = drafting;
  const { fields, parts } = page.texts.drafting;
  const named = (typed['seekerNamed'] ?? 'yes') === 'yes';
  return (
    <>
      <ChoiceGroup legend={<Unseen>{parts.seeker}</Unseen>} name="seekerNamed">
        <Choice type="radio" name="seekerNamed" value="yes" label={fields.named} defaultChecked={named} />
        <Choice
          type="radio"
          name="seekerNamed"
          value="no"
          label={fields.unnamed}
          hint={fields.unnamedHint}
          defaultChecked={!named}
        />
        <Conflicts drafting={drafting} names={['seekerNamed']} />
      </ChoiceGroup>
      <div className="unnamed-only">
        <Pair
          drafting={drafting}
          name="seekerDescription"
          label={fields.seekerDescription}
          hint={fields.seekerDescriptionHint}
        />
      </div>
      <h3>{fields.contact}</h3>
      <div className="unnamed-only">
        <p className="field-hint">{fields.contactHint}</p>
      </div>
      <div className="date-fields named-only">
        <One drafting={drafting} name="contact.name" label={fields.contactName} maxLength={120} />
        <One drafting={drafting} name="contact.phone" label={fields.contactPhone} type="tel" maxLength={40} />
        <One
          drafting={drafting}
          name="contact.email"
          label={fields.contactEmail}
          type="email"
          maxLength={254}
        />
      </div>
    </>
  );
}

/** The heading above says it already to those who see it. */
function Unseen({ children }: { children: ReactNode }) {
  return <span className="visually-hidden">{children}</span>;
}
