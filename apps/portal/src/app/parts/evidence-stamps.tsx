import type { CheckpointStamp } from '@allmende/contracts';
import { formatNumber } from '@allmende/ui';
import type { Page } from '../page.js';

type Props = { stamps: CheckpointStamp[]; moment: (at: string) => string; page: Page };

/** Checkpoints that a time stamp authority has seen, with all that is needed to check this without the platform. */
export function EvidenceStamps({ stamps, moment, page }: Props) {
  const { stamps: words } = page.texts.evidence;
  const [latest] = stamps;
  if (!latest) return null;
  const name = `checkpoint-${latest.size}`;
  return (
    <section className="checkpoint" id="stamps">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <ul className="checkpoints figures">
        {stamps.map(({ size, at, authority }) => (
          <li key={size}>
            {words.stamp(formatNumber(size, page.language), moment(at))} <bdi>{authority}</bdi>.{' '}
            <a href={page.to(`/evidence/stamps/${size}/checkpoint.txt`)} download>
              {words.checkpoint}
            </a>
            {', '}
            <a href={page.to(`/evidence/stamps/${size}/checkpoint.tsr`)} download>
              {words.file}
            </a>
          </li>
        ))}
      </ul>
      <p>{words.check}</p>
      <pre className="code">{`openssl ts -verify -data ${name}.txt -in ${name}.tsr -CAfile AUTHORITY.pem`}</pre>
      <p className="small muted">{words.receipt}</p>
    </section>
  );
}
