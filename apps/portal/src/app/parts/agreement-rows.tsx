import type { AgreementRow } from '@allmende/contracts';
import { DeskTable } from '@allmende/ui';
import type { Page } from '../page.js';
import { Person } from './person-cell.js';

type Props = {
  agreements: AgreementRow[];
  moment: (at: string) => string;
  page: Page;
};

/** Who agreed to which versions, for whom, and what became of it. */
export function AgreementRows({ agreements, moment, page }: Props) {
  const { access } = page.texts;
  const { columns } = access;
  const titles = [columns.person, columns.versions, columns.state, columns.when];
  return (
    <DeskTable
      name={access.agreements.title}
      columns={titles.map((title) => ({ title }))}
      groups={[
        {
          rows: agreements.map(({ acceptanceId, name, organisationName, versions, state, at }) => ({
            key: acceptanceId,
            cells: [
              <Person
                key="person"
                name={name}
                note={organisationName === null ? access.agreedSelf : access.agreedFor(organisationName)}
              />,
              (['platform', 'cluster', 'challenge'] as const)
                .map((layer) => access.versionOf(access.layers[layer], versions[layer]))
                .join(', '),
              access.states[state],
              <time key="when" dateTime={at}>
                {moment(at)}
              </time>,
            ],
          })),
        },
      ]}
    />
  );
}
