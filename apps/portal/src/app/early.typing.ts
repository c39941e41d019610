/**
 * React writes the first text of each textarea again when it takes a page over (`initTextarea` in react-dom): over what
 * somebody has typed by then, and so that what they have selected is selected no more. This keeps those that stand in
 * the page from being written to; what it gives back ends that, and is called once React is there.
 */
export function protectEarlyTyping(): () => void {
  let isTakingOver = true;
  const areas = HTMLTextAreaElement.prototype;
  for (const name of ['value', 'defaultValue'] as const) {
    const own = Object.getOwnPropertyDescriptor(areas, name);
    Object.defineProperty(areas, name, {
      ...own,
      set(this: HTMLTextAreaElement, text: string) {
        if (!(isTakingOver && this.isConnected)) own?.set?.call(this, text);
      },
    });
  }
  return () => {
    isTakingOver = false;
    // React repeats the first text with each change of the page; a browser ignores it where a text was set.
    for (const area of document.querySelectorAll('textarea')) {
      const { value } = area;
      area.value = value;
    }
  };
}
