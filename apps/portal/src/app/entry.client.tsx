import { startTransition, StrictMode, useLayoutEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { HydratedRouter } from 'react-router/dom';
import { protectEarlyTyping } from './early.typing.js';

const endProtection = protectEarlyTyping();

/** Layout effects run before the others, which may write into a form. */
function Portal() {
  useLayoutEffect(endProtection, []);
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
