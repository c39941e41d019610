// @ts-check
// Search as you type: asks for the same page with the form's query and takes over its results. Without it the form
// works by its button. No dependency, no state but the address.

/** @type {HTMLFormElement | null} */
const form = document.querySelector('[data-live-search]');
if (form) live(form);

/** @param {HTMLFormElement} form */
function live(form) {
  let timer = 0;
  let asked = new AbortController();
  form.classList.add('is-live');
  form.addEventListener('input', (event) => {
    // Opening the filters on a phone is no choice.
    if (!(/** @type {HTMLInputElement} */ (event.target).name)) return;
    clearTimeout(timer);
    timer = window.setTimeout(show, 250);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    void show();
  });

  async function show() {
    asked.abort();
    asked = new AbortController();
    const address = new URL(form.action || location.href);
    address.search = queryOf(form).toString();
    const results = form.querySelector('[data-results]');
    results?.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(address, { signal: asked.signal, headers: { accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.querySelector('[data-results]');
      if (!answer.ok || !fresh) throw new Error('no list');
      results?.replaceChildren(...fresh.childNodes);
      recount(page);
      history.replaceState(null, '', address);
      results?.removeAttribute('aria-busy');
    } catch (error) {
      if (/** @type {Error} */ (error).name !== 'AbortError') location.assign(address);
    }
  }

  /** @param {Document} page */
  function recount(page) {
    for (const input of form.querySelectorAll('.filters input[name]')) {
      const { name, value } = /** @type {HTMLInputElement} */ (input);
      const fresh = page.querySelector(
        `.filters input[name="${name}"][value="${CSS.escape(value)}"] ~ small`,
      );
      const count = input.parentElement?.querySelector('small');
      if (count) count.textContent = fresh?.textContent ?? '0';
    }
  }
}

/** @param {HTMLFormElement} form */
function queryOf(form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) query.append(name, String(value));
  return query;
}
