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
  document.addEventListener('input', listen, true);
  return () => {
    document.removeEventListener('input', listen, true);
    for (const [area, text] of typed) area.value = text;
  };
}
