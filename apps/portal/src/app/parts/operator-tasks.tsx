import { ButtonLink, EmptyState } from '@allmende/ui';
import type { Page } from '../page.js';

/** Nothing waits: what people can do who run the platform. They belong to no cluster, and need none. */
export function OperatorTasks({ page }: { page: Page }) {
  const { me, operate } = page.texts;
  return (
    <EmptyState
      title={me.done}
      action={<ButtonLink href={page.to('/operate/restricted')}>{operate.title}</ButtonLink>}
    >
      <p>{me.operator}</p>
    </EmptyState>
  );
}
