import type { Group } from '@allmende/contracts';
import {
  Button,
  Composer,
  DeskTable,
  EmptyState,
  Field,
  formatMoment,
  formatSize,
  TopicRow,
} from '@allmende/ui';
import { readersText } from '../group.view.js';
import type { GroupFile, Thread } from '../groups.server.js';
import { beginningOf } from '../markdown.view.js';
import type { Page } from '../page.js';
import { errorOf } from '../problem.view.js';
import type { FormState } from '../served.js';

type ComposeProps = {
  group: Group;
  formKey: string;
  state: FormState | undefined;
  page: Page;
  /** Answers in a thread have no title of their own. */
  reply?: boolean;
};

/** Says who will read before anything is written. */
export function Compose({ group, formKey: key, state, page, reply = false }: ComposeProps) {
  const { compose, newTopic } = page.texts.groups;
  const [before, readers, after] = compose.willRead(readersText(group, page));
  const error = errorOf(state?.problem, 'text');
  return (
    <form
      method="post"
      // The first part of a group is an index route, whose forms say so.
      action={reply ? undefined : `${page.to(`/groups/${group.groupId}`)}?index`}
      className="group-compose"
      noValidate
      aria-label={reply ? compose.reply : newTopic}
    >
      <input type="hidden" name="intent" value="post" />
      <input type="hidden" name="key" value={key} />
      {reply ? null : (
        <Field
          name="title"
          label={newTopic}
          required
          maxLength={160}
          placeholder={compose.topicPlaceholder}
          defaultValue={state?.values['title']}
          error={errorOf(state?.problem, 'title')}
        />
      )}
      {error ? <p className="field-error">{error}</p> : null}
      <Composer
        name="text"
        label={compose.text}
        placeholder={compose.placeholder}
        maxLength={20_000}
        defaultValue={state?.values['text']}
        readers={
          group.people.length <= 1 ? (
            compose.onlyYou
          ) : (
            <>
              {before}
              <a href={page.to(`/groups/${group.groupId}/members`)}>{readers}</a>
              {after}
            </>
          )
        }
        actions={<Button dense>{reply ? compose.reply : compose.publish}</Button>}
      />
    </form>
  );
}

type TopicsProps = { threads: Thread[]; group: Group; page: Page };

export function Topics({ threads, group, page }: TopicsProps) {
  const { threads: words, thread: one } = page.texts.groups;
  const dates = page.dates();
  if (threads.length === 0) {
    return (
      <EmptyState title={words.none}>
        <p>{words.noneText}</p>
      </EmptyState>
    );
  }
  return (
    <div className="topics">
      {threads.map(({ threadId, title, excerpt, excerptBy, startedBy, lastPostAt, posts, unread }) => (
        <TopicRow
          key={threadId}
          href={page.to(`/groups/${group.groupId}/threads/${threadId}`)}
          title={title}
          excerpt={
            excerpt ? `${excerptBy || page.texts.common.closedAccount}: ${beginningOf(excerpt)}` : undefined
          }
          meta={[
            <bdi key="by">{one.startedBy(startedBy || page.texts.common.closedAccount)}</bdi>,
            `${formatMoment(lastPostAt, dates, { short: true })}, ${words.posts(posts)}`,
          ]}
          newText={unread ? words.isNew : undefined}
        />
      ))}
    </div>
  );
}

type FilesProps = { files: GroupFile[]; group: Group; page: Page; removable?: boolean };

export function GroupFiles({ files, group, page, removable = false }: FilesProps) {
  const { files: words } = page.texts.groups;
  const { columns } = words;
  const moderates = group.role === 'moderator';
  if (files.length === 0) return <p className="muted">{words.none}</p>;
  return (
    <>
      <DeskTable
        name={words.title}
        columns={[
          { title: columns.name },
          { title: columns.version, number: true },
          { title: columns.size, number: true },
          { title: columns.by },
          ...(moderates ? [{ title: columns.opened }] : []),
          ...(removable ? [{ title: columns.act, hidden: true }] : []),
        ]}
        groups={[
          {
            rows: files.map((file) => ({
              key: file.fileId,
              cells: [
                <FileName key="name" file={file} group={group} page={page} />,
                file.version,
                formatSize(file.size, page.language),
                <bdi key="by">{file.uploadedBy || page.texts.common.closedAccount}</bdi>,
                ...(moderates ? [<LastOpened key="opened" file={file} page={page} />] : []),
                ...(removable
                  ? [file.mayRemove ? <RemoveFile key="act" file={file} page={page} /> : null]
                  : []),
              ],
            })),
          },
        ]}
      />
      {moderates ? <p className="small muted group-note">{words.openedNote}</p> : null}
    </>
  );
}

function FileName({ file, group, page }: { file: GroupFile; group: Group; page: Page }) {
  if (file.state !== 'complete') {
    return (
      <>
        <bdi>{file.name}</bdi>
        <small>{page.texts.groups.files.uploading}</small>
      </>
    );
  }
  return (
    <a href={page.to(`/groups/${group.groupId}/files/${file.fileId}`)}>
      <bdi>{file.name}</bdi>
    </a>
  );
}

function LastOpened({ file: { lastOpenedBy, lastOpenedAt }, page }: { file: GroupFile; page: Page }) {
  if (!lastOpenedBy || !lastOpenedAt) return page.texts.groups.files.never;
  return (
    <>
      {formatMoment(lastOpenedAt, page.dates(), { short: true })}, <bdi>{lastOpenedBy}</bdi>
    </>
  );
}

function RemoveFile({ file, page }: { file: GroupFile; page: Page }) {
  const { files: words } = page.texts.groups;
  return (
    <form method="post">
      <input type="hidden" name="intent" value="remove-file" />
      <input type="hidden" name="fileId" value={file.fileId} />
      <Button kind="link" aria-label={words.removeName(file.name)}>
        {words.remove}
      </Button>
    </form>
  );
}
