import type { DraftForm } from './draft.saver.js';
import { differing, type Draft } from './solution.rules.js';

type IsPart = (name: string) => boolean;

/** A form of the page as a draft; `current` is read anew each time, since the form comes and goes with its page. */
export function draftFormOf(form: { current: HTMLFormElement | null }, isPart: IsPart): DraftForm {
  return {
    read: () => (form.current ? readForm(form.current, isPart) : undefined),
    write: (before, after) => form.current && writeForm(form.current, before, after),
  };
}

/** One text a part; what is ticked more than once stands beside each other, with commas, in an order of its own. */
export function readForm(form: HTMLFormElement, isPart: IsPart): Draft {
  return draftOf(new FormData(form), isPart);
}

export function draftOf(data: FormData, isPart: IsPart): Draft {
  const names = [...new Set(data.keys())].filter(isPart);
  return Object.fromEntries(names.map((name) => [name, data.getAll(name).map(String).sort().join(',')]));
}

/** Puts in only what differs, so that the cursor stays where it is. */
function writeForm(form: HTMLFormElement, before: Draft, after: Draft): void {
  const parts = new Set(differing(before, after));
  for (const control of form.elements) {
    if (!isControl(control) || !parts.has(control.name)) continue;
    const value = after[control.name] ?? '';
    if (control.type === 'checkbox' || control.type === 'radio') {
      (control as HTMLInputElement).checked = value.split(',').includes(control.value);
    } else control.value = value;
  }
}

function isControl(element: Element): element is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  return 'name' in element && 'value' in element && element.tagName !== 'BUTTON';
}
