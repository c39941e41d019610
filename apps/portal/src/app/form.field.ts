import type { MouseEvent } from 'react';

const controls = 'input, select, textarea';

/**
 * To the field that an error is about, without touching the address: the router takes a new fragment for a new page and
 * would drop what the form's answer brought, errors and typed text. Without a script the fragment does the same.
 */
export function goToField(event: MouseEvent<HTMLAnchorElement>): void {
  const place = placeOf(event);
  if (!place) return;
  event.preventDefault();
  place.scrollIntoView({ block: 'center' });
  const control = place.matches(controls) ? place : place.querySelector<HTMLElement>(controls);
  control?.focus({ preventScroll: true });
}

/** The same way to a whole part of a form: its beginning stands on top, and its heading is read. */
export function goToPart(event: MouseEvent<HTMLAnchorElement>): void {
  const part = placeOf(event);
  if (!part) return;
  event.preventDefault();
  part.scrollIntoView();
  part.querySelector<HTMLElement>('[tabindex]')?.focus({ preventScroll: true });
}

function placeOf({ currentTarget }: MouseEvent<HTMLAnchorElement>): HTMLElement | null {
  return document.getElementById(decodeURIComponent(currentTarget.hash.slice(1)));
}
