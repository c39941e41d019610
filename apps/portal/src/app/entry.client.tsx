import { startTransition, StrictMode, useLayoutEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { HydratedRouter } from 'react-router/dom';
import { rememberEarlyTyping } from './early.typing.js';

const putBack = rememberEarlyTyping();

/** Layout effects run before the others, so that whoever looks into a form finds in it what was typed. */
function Portal() {
  useLayoutEffect(putBack, []);
  return <HydratedRouter />;
}

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <Portal />
    </StrictMode>,
  );
});
