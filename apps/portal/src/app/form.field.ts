import type { MouseEvent } from 'react';

const controls = 'input, select, textarea';

/**
 * To the field that an error is about, without touching the address: the router takes a new fragment for a new page and
 * would drop what the form's answer brought, errors and typed text. Without a script the fragment does the same.
 */
export function goToField(event: MouseEvent<HTMLAnchorElement>): void {
  const place = document.getElementById(decodeURIComponent(event.currentTarget.hash.slice(1)));
  if (!place) return;
  event.preventDefault();
  place.scrollIntoView({ block: 'center' });
  const control = place.matches(controls) ? place : place.querySelector<HTMLElement>(controls);
  control?.focus({ preventScroll: true });
}
