import type { OutputOf, termsRpc } from '@allmende/contracts';
import { Fold, Notice, StateWord, type StateKind } from '@allmende/ui';
import checkModule from '@allmende/verify/module?url';
import type { ReactNode } from 'react';
import rowsModule from '../modules/verify-rows.js?url';
import verifyModule from '../modules/verify.js?url';
import type { Page } from '../page.js';
import { ChooseFile, Pasted } from './checker-fields.js';

type Keys = OutputOf<typeof termsRpc.listReceiptKeys> | undefined;

/**
 * Takes a receipt and shows what it proves. The page carries every sentence that may be needed, in templates; the
 * module leaves those that apply (`data-when`) and fills in values (`data-fill`).
 */
export function ReceiptChecker({ keys, page }: { keys: Keys; page: Page }) {
  const { verify, common } = page.texts;
  const { members, values, yes, no, none, bytes, utc } = verify;
  const { zone } = page.dates();
  const words = JSON.stringify({ zone, members, values, yes, no, none, bytes, utc });
  return (
    <div
      className="needs-script checker"
      data-verify
      data-check={checkModule}
      data-rows-module={rowsModule}
      data-words={words}
    >
      <link rel="modulepreload" href={checkModule} />
      <link rel="modulepreload" href={rowsModule} />
      <script type="module" async src={verifyModule} />
      {keys === undefined ? (
        <Notice title={verify.keysMissing}>
          {verify.keysMissingText} <a href={page.path}>{common.retry}</a>
        </Notice>
      ) : null}
      <div className="uploads" data-drop>
        <ChooseFile name="chosen" label={verify.choose} filled />{' '}
        <span className="small muted">{verify.drop}</span>
        <p className="small muted">
          {verify.which} <a href={page.to('/evidence')}>{verify.sameLogMore}</a>
        </p>
      </div>
      <Fold title={verify.paste}>
        <Pasted name="pasted" label={verify.pasteLabel} />
      </Fold>
      <Fold title={verify.keys} hint={verify.keysHint} open={keys === undefined}>
        <p className="small muted">{verify.keysText}</p>
        <Pasted name="keys" label={verify.keysLabel} value={keys && JSON.stringify(keys, null, 2)} />
      </Fold>
      <p className="small muted">{verify.offline}</p>
      <div data-result aria-live="polite" />
      <template data-of="problem">
        <div className="note is-error">
          {Object.entries(verify.problems).map(([problem, text]) => (
            <p key={problem} data-when={`problem:${problem}`}>
              {text}
            </p>
          ))}
        </div>
      </template>
      <ResultTemplate page={page} />
      <FileTemplate page={page} />
      <ContinuedTemplate page={page} />
      <template data-of="checkpoint">
        <section className="document">
          <h2>{verify.kept}</h2>
          <p>{verify.keptText}</p>
          <ul className="checker-list" data-continued />
        </section>
      </template>
    </div>
  );
}

const verdicts: Record<keyof Page['texts']['verify']['verdict'], StateKind> = {
  ok: 'saved',
  attached: 'saved',
  wrong: 'overdue',
  open: 'assessing',
};

const logFound: Record<keyof Page['texts']['verify']['log'], StateKind> = {
  ok: 'saved',
  absent: 'assessing',
  wrong: 'overdue',
  'unknown-key': 'assessing',
  unsupported: 'assessing',
};

const continuedKinds: Record<keyof Page['texts']['verify']['continued'], StateKind> = {
  ok: 'saved',
  same: 'saved',
  unsigned: 'overdue',
  forked: 'overdue',
  'other-log': 'assessing',
  'no-checkpoint': 'assessing',
  unreachable: 'assessing',
};

function ResultTemplate({ page }: { page: Page }) {
  const { verify } = page.texts;
  return (
    <template data-of="result">
      <section className="document">
        <div className="checker-source" data-when="source:pdf">
          <Notice title={verify.attachedOnly}>{verify.attachedOnlyText}</Notice>
        </div>
        {Object.entries(verdicts).map(([verdict, kind]) => (
          <div key={verdict} data-when={`verdict:${verdict}`}>
            <StateWord kind={kind} framed>
              {verify.verdict[verdict as keyof typeof verdicts]}
            </StateWord>
            <p className="checker-verdict">{verify.verdictText[verdict as keyof typeof verdicts]}</p>
            {verdict === 'wrong' ? <Failed page={page} /> : null}
          </div>
        ))}
        <div className="checker-number" data-when="verdict:ok attached open">
          <p className="label">{verify.receiptNumber}</p>
          <p className="document-number" data-fill="number" />
        </div>
        <div data-when="verdict:ok attached">
          <h2>{verify.states}</h2>
          <p className="small muted">{verify.statesNote}</p>
          <Stated whole={verify.signed} />
        </div>
        <div className="checker-claims" data-when="verdict:wrong open">
          <h2>{verify.claims}</h2>
          <p>{verify.claimsText}</p>
          <Stated whole={verify.claimed} />
        </div>
        <h2>{verify.checks}</h2>
        <ul className="checker-list">
          <Found when="leaf:ok" kind="saved">
            {verify.leaf.ok}
          </Found>
          <Found when="leaf:wrong" kind="overdue">
            {verify.leaf.wrong}
          </Found>
          <Found when="signature:published" kind="saved">
            <Filled pattern={verify.signature.published} />
          </Found>
          <Found when="signature:pasted" kind="saved">
            {verify.signature.pasted}
          </Found>
          <Found when="signature:wrong" kind="overdue">
            {verify.signature.wrong}
          </Found>
          <Found when="signature:unknown-key" kind="assessing">
            {verify.signature['unknown-key']}
          </Found>
          <Found when="signature:unsupported" kind="assessing">
            {verify.signature.unsupported}
          </Found>
          {Object.entries(logFound).map(([found, kind]) => (
            <Found key={found} when={`log:${found}`} kind={kind}>
              <Filled pattern={verify.log[found as keyof typeof logFound]} />
            </Found>
          ))}
        </ul>
        <div className="checker-compare" data-when="verdict:ok attached open">
          <h2>{verify.compare}</h2>
          <p>{verify.compareText}</p>
          <ChooseFile name="compare" label={verify.compareChoose} />
          <div data-when="note:named">
            <Pasted name="note" label={verify.compareNote} />
          </div>
          <ul className="checker-list" data-compared />
        </div>
        <div data-when="log:ok unknown-key unsupported">
          <Fold title={verify.sameLog}>
            <p>
              {verify.sameLogText} <a href={page.to('/evidence')}>{verify.sameLogMore}</a>
            </p>
            <ChooseFile name="kept-file" label={verify.keptChoose} />
            <Pasted name="kept" label={verify.keptLabel} />
            <ul className="checker-list" data-continued aria-live="polite" />
          </Fold>
        </div>
      </section>
    </template>
  );
}

/** What is in the file, in words and as it stands. */
function Stated({ whole }: { whole: string }) {
  return (
    <>
      <dl className="document-rows" data-rows />
      <Fold title={whole}>
        <pre className="code" data-signed />
      </Fold>
    </>
  );
}

/** Which checks failed, before everything else that a receipt says. */
function Failed({ page: { texts } }: { page: Page }) {
  const { leaf, signature, log } = texts.verify;
  return (
    <ul className="checker-list">
      <Found when="leaf:wrong" kind="overdue">
        {leaf.wrong}
      </Found>
      <Found when="signature:wrong" kind="overdue">
        {signature.wrong}
      </Found>
      <Found when="log:wrong" kind="overdue">
        {log.wrong}
      </Found>
    </ul>
  );
}

function Found({ when, kind, children }: { when: string; kind: StateKind; children: ReactNode }) {
  return (
    <li data-when={when}>
      <StateWord kind={kind}>
        <span>{children}</span>
      </StateWord>
    </li>
  );
}

/** A sentence with places that the module fills in, such as `{since}`. */
function Filled({ pattern }: { pattern: string }) {
  return pattern
    .split(/(\{\w+\})/)
    .map((piece, place) =>
      piece.startsWith('{') ? <span key={place} data-fill={piece.slice(1, -1)} /> : piece,
    );
}

function FileTemplate({ page }: { page: Page }) {
  const { file } = page.texts.verify;
  return (
    <template data-of="file">
      <li>
        <bdi data-fill="name" />{' '}
        {Object.entries(file).map(([member, text]) => (
          <span key={member} data-when={`file:${member}`}>
            <StateWord kind={member === 'absent' ? 'overdue' : 'saved'}>
              <span>{text}</span>
            </StateWord>
          </span>
        ))}
        <br />
        <span className="code" data-fill="digest" />
      </li>
    </template>
  );
}

function ContinuedTemplate({ page }: { page: Page }) {
  const { continued } = page.texts.verify;
  return (
    <template data-of="continued">
      {Object.entries(continuedKinds).map(([found, kind]) => (
        <Found key={found} when={`continued:${found}`} kind={kind}>
          <Filled pattern={continued[found as keyof typeof continuedKinds]} />
        </Found>
      ))}
    </template>
  );
}
