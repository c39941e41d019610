import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Button, ButtonLink } from './button.js';
import { ChallengeCard, ChallengeRow } from './challenge-card.js';
import { ErrorSummary, Field, TextField } from './form.js';
import { Composer, FileRow, Tabs, TopicRow } from './group.js';
import { StepPath } from './path.js';
import { grouped } from './receipt.js';
import { ScaleBar, shareOf } from './scale-bar.js';
import { PortalHeader } from './shell.js';
import { stateKinds, StateWord } from './state-word.js';
import { DeskTable } from './tables.js';

const html = (node: ReactNode): string => renderToStaticMarkup(node);
const hostile = '<script>alert(1)</script>"\'&\u202e';

describe('components', () => {
  it('give every state a word and a shape of its own', () => {
    const shapes = stateKinds.map((kind) => html(<StateWord kind={kind}>Wort</StateWord>));
    for (const shape of shapes) expect(shape).toMatch(/<svg[^>]+aria-hidden="true">.+<\/svg>Wort/);
    expect(new Set(shapes.map((shape) => shape.replace(/class="[^"]*"/g, ''))).size).toBe(
      stateKinds.length - 1,
    );
  });

  it('show texts of users as text', () => {
    const rendered = [
      html(
        <ChallengeCard href="/x" topic={hostile} state={null} question={hostile} by={[hostile]} facts={[]} />,
      ),
      html(
        <ChallengeRow
          href="/x"
          numeral="4"
          question={hostile}
          by={hostile}
          state={null}
          reward=""
          rights=""
          topic=""
        />,
      ),
      html(<FileRow name={hostile} size="1 KB" />),
      html(<TopicRow href="/x" title={hostile} excerpt={hostile} meta={[hostile]} />),
      html(<Field name="a" label="A" defaultValue={hostile} error={hostile} />),
    ];
    for (const page of rendered) expect(page).not.toContain('<script>');
  });

  it('connect a field with its label, hint and error', () => {
    const field = html(<Field name="email" label="E-Mail" hint="Beruflich" error="Fehlt" type="email" />);
    expect(field).toContain('<label class="field-label" for="email">');
    expect(field).toContain('aria-describedby="email-hint email-error"');
    expect(field).toContain('aria-invalid="true"');
    expect(html(<TextField name="body" label="Text" />)).not.toContain('aria-describedby');
  });

  it('lead from the summary of errors to each field', () => {
    const summary = html(
      <ErrorSummary title="Zwei Angaben fehlen" errors={[{ field: 'email', text: 'Adresse' }]} />,
    );
    expect(summary).toContain('<a href="#email">Adresse</a>');
    expect(html(<ErrorSummary title="Nichts" errors={[]} />)).toBe('');
  });

  it('say beside a locked button why it is locked', () => {
    const button = html(<Button lockedReason="Erklärung fehlt">Einreichen</Button>);
    expect(button).toContain('disabled=""');
    expect(button).toContain('Erklärung fehlt');
    expect(html(<ButtonLink href="/de">Ansehen</ButtonLink>)).toBe(
      '<a href="/de" class="button">Ansehen</a>',
    );
  });

  it('count passed twelfths of the time', () => {
    const from = '2026-10-05T10:00:00Z';
    const to = '2026-12-04T10:00:00Z';
    expect(shareOf(from, to, new Date('2026-09-01T00:00:00Z'))).toBe(0);
    expect(shareOf(from, to, new Date('2027-01-01T00:00:00Z'))).toBe(1);
    expect(shareOf(to, to, new Date(to))).toBe(1);
    const bar = html(<ScaleBar passed={0.84} start="5. Okt." end="noch 10 Tage" />);
    expect(bar.match(/passed/g)).toHaveLength(10);
  });

  it('mark where somebody is', () => {
    expect(html(<Tabs name="Gruppe" tabs={[{ href: '#a', title: 'Neu', current: true }]} />)).toContain(
      'aria-current="page"',
    );
    expect(html(<StepPath name="Schritte" steps={[{ title: 'Prüfen', state: 'current' }]} />)).toContain(
      'aria-current="step"',
    );
  });

  it('write check sums in groups of four', () => {
    expect(grouped('9f2c61ae0b7d')).toBe('9f2c 61ae 0b7d');
    expect(grouped('')).toBe('');
  });

  it('name columns for phones, where a table has no head', () => {
    const table = html(
      <DeskTable
        name="Liste"
        columns={[{ title: 'Wer' }, { title: 'Aktion', hidden: true }]}
        groups={[{ title: 'Heute', rows: [{ key: '1', cells: ['Auwald', 'x'] }] }]}
      />,
    );
    expect(table).toContain('data-label="Wer"');
    expect(table).toContain('scope="rowgroup"');
  });

  it('write no inline style, which the pages forbid', () => {
    const header = html(
      <PortalHeader
        name={hostile}
        home="/de"
        links={[{ href: '/de/challenges', title: 'Challenges', current: true }]}
        menu="Menü"
        navigation="Hauptmenü"
        languages={[
          { code: 'de', name: 'Deutsch', href: '/de', current: true },
          { code: 'en', name: 'English', href: '/en', current: false },
        ]}
        account={null}
      />,
    );
    const composer = html(<Composer name="text" label="Beitrag" readers="14 Personen" actions={null} />);
    expect(header + composer).not.toMatch(/ style=|<script/);
    expect(header).toContain('hrefLang="en"');
  });
});
