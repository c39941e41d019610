// @ts-check
// A button that prints; hidden where there is no script, since every browser can print by itself.

for (const button of document.querySelectorAll('[data-print]')) {
  button.removeAttribute('hidden');
  button.addEventListener('click', () => window.print());
}
