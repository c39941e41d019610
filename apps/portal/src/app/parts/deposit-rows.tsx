import type { Deposit } from '@allmende/contracts';
import { Button, Fold, formatMoment, formatSize, grouped, StateWord } from '@allmende/ui';
import type { Page } from '../page.js';

type RowsProps = {
  deposits: Deposit[];
  /** Of those that were opened, by their id. */
  texts: Record<string, string>;
  path: string;
  zone: string;
  formKey: string;
  page: Page;
};

/** What is sealed or was opened; the newest first, counted from the first one on. */
export function DepositRows(props: RowsProps) {
  const { deposits, page } = props;
  const { deposits: words } = page.texts;
  if (deposits.length === 0) return <p className="muted path-part">{words.none}</p>;
  return (
    <section className="path-part">
      <h2>{words.existing}</h2>
      {deposits.map((deposit, at) => (
        <Row key={deposit.depositId} {...props} deposit={deposit} number={deposits.length - at} />
      ))}
    </section>
  );
}

function Row({ deposit, number, texts, path, zone, formKey, page }: RowsProps & RowProps) {
  const { deposits: words } = page.texts;
  const { depositId, state, sealedAt, openedAt, receiptId, openingReceiptId, textDigest } = deposit;
  const when = (at: string | null): string => (at ? formatMoment(at, page.dates(zone), { zoned: true }) : '');
  const text = texts[depositId];
  return (
    <article className="deposit" id={depositId}>
      <h3>{words.number(number)}</h3>
      <p>
        <StateWord kind={state === 'opened' ? 'outcome' : 'confidential'}>
          {words.states[state === 'opened' ? 'opened' : 'sealed']}
        </StateWord>
      </p>
      {text === undefined ? null : (
        <p className="check-summary deposit-text" dir="auto">
          {text}
        </p>
      )}
      <dl className="document-rows">
        <dt>{words.sealedAt}</dt>
        <dd>{when(sealedAt)}</dd>
        {openedAt ? (
          <>
            <dt>{words.openedAt}</dt>
            <dd>{when(openedAt)}</dd>
          </>
        ) : null}
        <dt>{words.text}</dt>
        <dd className="code">{grouped(textDigest ?? '')}</dd>
        {deposit.files.map((file, at) => (
          <FilePair key={file.fileId} file={file} place={at + 1} path={`${path}/${depositId}`} page={page} />
        ))}
      </dl>
      <p className="deposit-links">
        {receiptId ? <a href={page.to(`/me/receipts/${receiptId}`)}>{words.receipt}</a> : null}
        {openingReceiptId ? (
          <a href={page.to(`/me/receipts/${openingReceiptId}`)}>{words.openingReceipt}</a>
        ) : null}
        {text === undefined ? null : (
          <a href={`${path}/${depositId}/text.json`} download>
            {words.save}
          </a>
        )}
      </p>
      {text === undefined ? null : <p className="small muted">{words.saveHint}</p>}
      {state === 'sealed' ? (
        <Fold title={words.open.title}>
          <form method="post">
            <input type="hidden" name="key" value={formKey} />
            <input type="hidden" name="depositId" value={depositId} />
            <p className="path-note">{words.open.text}</p>
            <p className="path-actions">
              <Button kind="outlined" name="intent" value="open">
                {words.open.button}
              </Button>
            </p>
          </form>
        </Fold>
      ) : null}
    </article>
  );
}
type RowProps = { deposit: Deposit; number: number };

type FileProps = { file: Deposit['files'][number]; place: number; path: string; page: Page };

/** Its name only once it is opened. */
function FilePair({ file: { fileId, name, size, digest }, place, path, page }: FileProps) {
  const { deposits: words } = page.texts;
  return (
    <>
      <dt>
        {name ? (
          <a href={`${path}/files/${fileId}`}>
            <bdi>{name}</bdi>
          </a>
        ) : (
          words.file(place)
        )}
        , {formatSize(size, page.language)}
      </dt>
      <dd className="code">{grouped(digest ?? '')}</dd>
    </>
  );
}
