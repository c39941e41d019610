// @ts-check
// Copies the text that a button names, and says so beside it; where a browser refuses, the text is marked instead.

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null;
  if (!(button instanceof HTMLElement)) return;
  const text = document.getElementById(button.dataset['copy'] ?? '');
  const said = button.closest('.actions')?.querySelector('[role="status"]');
  if (!text || !said) return;
  copy(text).then(
    () => (said.textContent = button.dataset['copied'] ?? ''),
    () => {
      getSelection()?.selectAllChildren(text);
      said.textContent = button.dataset['selected'] ?? '';
    },
  );
});

/** @param {HTMLElement} text */
async function copy(text) {
  // Missing where the page did not come over a secure connection.
  await navigator.clipboard.writeText(text.textContent ?? '');
}
