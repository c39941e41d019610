/**
 * React writes a textarea's first text over what somebody typed before it took over (`initTextarea` in react-dom); this
 * remembers it. What it gives back is called once React is there, and puts it in again.
 */
export function rememberEarlyTyping(): () => void {
  const typed = new Map<HTMLTextAreaElement, string>();
  for (const area of document.querySelectorAll('textarea')) {
    if (area.value !== area.defaultValue) typed.set(area, area.value);
  }
  const listen = ({ target }: Event): void => {
    if (target instanceof HTMLTextAreaElement) typed.set(target, target.value);
  };
  const putBack = (): void => {
    for (const [area, text] of typed) area.value = text;
  };
  document.addEventListener('input', listen, true);
  // React takes over in slices; a form may be sent in between.
  document.addEventListener('submit', putBack, true);
  return () => {
    document.removeEventListener('input', listen, true);
    document.removeEventListener('submit', putBack, true);
    putBack();
  };
}
