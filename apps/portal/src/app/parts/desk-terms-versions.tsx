import type { ChallengeName, ClusterTermsVersion } from '@allmende/contracts';
import { DeskTable, formatDay } from '@allmende/ui';
import type { ReactNode } from 'react';
import { termsChangesPath, termsPath } from '../challenge.view.js';
import type { Page } from '../page.js';
import { QuestionText } from './question-text.js';
import { VersionChoice } from './version-choice.js';

type LayerProps = {
  layer: 'platform' | 'cluster';
  items: ClusterTermsVersion[];
  /** Of a challenge on whose page the texts can be read. */
  slug: string | null;
  page: Page;
};

/** One of the two layers that all challenges share: its versions, the one in force first. */
export function LayerVersions({ layer, items, slug, page }: LayerProps) {
  const { deskTerms: words, terms } = page.texts;
  const own = items.filter((version) => version.layer === layer);
  return (
    <section className="path-part">
      <h2>{terms.layers[layer]}</h2>
      <p className="narrow">{words.who[layer]}</p>
      {own.length === 0 ? (
        <p className="muted">{words.noClusterTerms}</p>
      ) : (
        <DeskTable
          name={terms.layers[layer]}
          columns={versionColumns(page)}
          groups={[
            {
              rows: own.map((version, place) => ({
                key: version.versionId,
                cells: versionCells({ version, earlier: own.slice(place + 1), slug, page }),
              })),
            },
          ]}
        />
      )}
      {slug === null ? (
        <p className="small muted">{words.noText}</p>
      ) : (
        <VersionChoice versions={own} action={page.to(termsChangesPath(slug))} page={page} />
      )}
    </section>
  );
}

type ChallengesProps = { items: ClusterTermsVersion[]; names: ChallengeName[]; page: Page };

/** The terms in force of each challenge, the newest first; earlier ones are compared on its own page. */
export function ChallengeVersions({ items, names, page }: ChallengesProps) {
  const { deskTerms: words } = page.texts;
  const own = items.filter(({ challengeId }) => challengeId !== null);
  const groups = [...Map.groupBy(own, ({ challengeId }) => challengeId).entries()];
  const name = words.ofChallenges;
  return (
    <section className="path-part">
      <h2>{name}</h2>
      <p className="narrow">{words.who.challenge}</p>
      {groups.length === 0 ? (
        <p className="muted">{words.noChallengeTerms}</p>
      ) : (
        <DeskTable
          name={name}
          columns={versionColumns(page)}
          groups={groups.map(([challengeId, versions]) => {
            const challenge = names.find((one) => one.challengeId === challengeId);
            const slug = challenge?.slug ?? null;
            return {
              title: challenge ? <QuestionText {...challenge} instead={words.untitled} /> : words.untitled,
              rows: versions.map((version, place) => ({
                key: version.versionId,
                cells: versionCells({ version, earlier: versions.slice(place + 1), slug, page }),
              })),
            };
          })}
        />
      )}
    </section>
  );
}

function versionColumns({ texts: { deskTerms } }: Page) {
  const { version, kind, agreed, askedAgain } = deskTerms.columns;
  return [
    { title: version },
    { title: kind },
    { title: agreed, number: true },
    { title: askedAgain, number: true },
  ];
}

type CellsProps = {
  version: ClusterTermsVersion;
  /** Of the same layer, the newest first. */
  earlier: ClusterTermsVersion[];
  slug: string | null;
  page: Page;
};

function versionCells({ version, earlier, slug, page }: CellsProps): ReactNode[] {
  const { terms } = page.texts;
  const { versionId, layer, number, publishedAt, editorial, agreed, askedAgain } = version;
  const [before] = earlier;
  const name = terms.version(number, formatDay(publishedAt, page.dates(), { weekday: false, year: true }));
  const compared = before && termsChangesPath(slug ?? '', [before.versionId], [versionId]);
  return [
    slug === null ? (
      name
    ) : (
      <a key="name" href={`${page.to(termsPath(slug, [versionId]))}#${layer}`}>
        {name}
      </a>
    ),
    <>
      {before ? terms.changes.kind(editorial) : terms.changes.first}
      {compared && slug !== null ? (
        <small>
          <a href={page.to(compared)}>{terms.changes.compare(before.number)}</a>
        </small>
      ) : null}
    </>,
    agreed,
    askedAgain,
  ];
}
