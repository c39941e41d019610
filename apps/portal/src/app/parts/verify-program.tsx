import { grouped } from '@allmende/ui';
import type { Page } from '../page.js';
import { keysOf } from './check-by-hand.js';

type VerifyProgramProps = { program: { name: string; digest: string; archive: string }; page: Page };

/** Where the program comes from that checks without this page, and how to know that it is the same one. */
export function VerifyProgram({ program: { name, digest, archive }, page }: VerifyProgramProps) {
  const { program } = page.texts.verify;
  return (
    <section id="program" className="checker-program">
      <h2>{program.title}</h2>
      <p>{program.lead}</p>
      <p>
        <a href={page.to(`/verify/${name}`)} download>
          {program.download}
        </a>
      </p>
      <p className="small muted">
        SHA-256: <span className="code">{grouped(digest)}</span>
      </p>
      <pre className="code">{commandsIn(name, page.origin)}</pre>
      <p className="path-part">{program.npx}</p>
      <pre className="code">{oneLine(page.origin, page.to(`/verify/${archive}`))}</pre>
      <p className="small muted">{program.trust}</p>
    </section>
  );
}

function commandsIn(name: string, origin: string): string {
  return `${keysOf(origin)}
openssl dgst -sha256 ${name}
node ${name} receipt.pdf --keys keys.json`;
}

function oneLine(origin: string, path: string): string {
  return `${keysOf(origin)}
npx ${origin}${path} \\
  receipt.pdf --keys keys.json`;
}
