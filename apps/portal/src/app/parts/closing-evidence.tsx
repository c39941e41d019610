import type { ErasurePreview } from '@allmende/contracts';
import { formatDay, formatShortDay, noonOf } from '@allmende/ui';
import type { ChallengeNames } from '../challenge.names.server.js';
import { inLanguage } from '../language.js';
import type { Page } from '../page.js';

type ClosingEvidenceProps = { evidence: ErasurePreview; names: ChallengeNames; page: Page };

/** Whether everything goes or others rely on something; then on what, where that is kept, and until when. */
export function ClosingEvidence({ evidence, names, page }: ClosingEvidenceProps) {
  const { evidence: words } = page.texts.settings.closing;
  const { grade, erased, shared, keptUntil } = evidence;
  const until = keptUntil && formatDay(noonOf(keptUntil), page.dates(), { weekday: false, year: true });
  return (
    <>
      <h2 className="path-part">{words.title}</h2>
      <p className="path-note">{grade === 'whole' ? words.whole : words.restricted}</p>
      <Kept evidence={evidence} names={names} page={page} />
      <div className="prose path-note">
        <ul>
          {until ? words.keptHow(until).map((sentence) => <li key={sentence}>{sentence}</li>) : null}
          {erased > 0 ? <li>{words.erased(erased)}</li> : null}
          {shared > 0 ? <li>{words.shared(shared)}</li> : null}
        </ul>
      </div>
    </>
  );
}

function Kept({ evidence: { kept, keptCount }, names, page }: ClosingEvidenceProps) {
  const { receipts, settings } = page.texts;
  if (keptCount === 0) return null;
  return (
    <div className="prose path-note">
      <ul>
        {kept.map(({ type, challengeId, at }) => (
          <li key={`${type} ${challengeId} ${at}`}>
            {receipts.types[type]}, {formatShortDay(at, page.dates())}
            <About name={names.get(challengeId)} page={page} />
          </li>
        ))}
        {keptCount > kept.length ? <li>{settings.closing.evidence.more(keptCount - kept.length)}</li> : null}
      </ul>
    </div>
  );
}

type AboutProps = { name: ReturnType<ChallengeNames['get']>; page: Page };

/** Whoever may not see the challenge any more reads no name. */
function About({ name, page }: AboutProps) {
  if (!name) return null;
  const { text, lang } = inLanguage(name.question, page.language, name.original);
  return (
    <>
      {': '}
      <bdi lang={lang}>{text}</bdi>
    </>
  );
}
