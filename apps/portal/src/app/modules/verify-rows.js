// @ts-check
// What a receipt says, drawn for the page that checks it; the words stand in the page.

/** @typedef {import('@allmende/verify').Receipt} Receipt */

const root = /** @type {HTMLElement} */ (document.querySelector('[data-verify]'));
const language = document.documentElement.lang;
const words = JSON.parse(root.dataset['words'] ?? '{}');

/**
 * What the receipt says, in words where there are some, and all that was signed as it stands.
 * @param {DocumentFragment} drawn @param {Receipt} receipt @param {object} signed
 */
export function state(drawn, receipt, signed) {
  const { statement, seq, at, keyId } = receipt;
  const rows = drawn.querySelector('[data-rows]');
  /** @type {Record<string, unknown>} */
  const said = { ...statement, seq, issued: at, keyId };
  for (const [name, value] of inOrder(said)) {
    const [term, detail] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = wordFor(words.members, name);
    detail.append(shown(name, value));
    rows?.append(term, detail);
  }
  const whole = drawn.querySelector('[data-signed]');
  if (whole) whole.textContent = JSON.stringify(signed, null, 2);
}

/** In the order of the words; what has none comes last, as it stands. @param {Record<string, unknown>} said */
function inOrder(said) {
  const order = Object.keys(words.members);
  const place = (/** @type {string} */ name) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(said).sort(([one], [other]) => place(one) - place(other));
}

/** @param {string} name @param {unknown} value @returns {Node} */
function shown(name, value) {
  if (Array.isArray(value)) return listOf(value.map((each) => shown(name, each)));
  if (typeof value === 'object' && value !== null) {
    const within = Object.entries(value).map(([inner, each]) =>
      inner === 'kind' ? shown(inner, each) : labelled(wordFor(words.members, inner), shown(inner, each)),
    );
    return listOf(within);
  }
  const part = document.createElement('bdi');
  part.textContent = inWords(name, value);
  if (typeof value === 'string' && /^[\da-f-]{16,}$/.test(value)) part.className = 'code';
  return part;
}

/** @param {string} name @param {unknown} value */
function inWords(name, value) {
  if (value === null) return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (name === 'size') return `${new Intl.NumberFormat(language).format(Number(value))}\u00a0${words.bytes}`;
  const plain = String(value);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(plain)) return `${moment(plain)}\n${words.utc}: ${plain}`;
  if (/^[\da-f]{64}$/.test(plain)) return inFours(plain);
  return Object.hasOwn(words.values, name) ? wordFor(words.values[name], plain) : plain;
}

/** @param {Record<string, string>} list @param {string} name */
function wordFor(list, name) {
  return (Object.hasOwn(list, name) && list[name]) || name;
}

/** @param {string} label @param {Node} value */
function labelled(label, value) {
  const part = document.createElement('span');
  const name = document.createElement('span');
  name.className = 'muted';
  name.textContent = `${label}: `;
  part.append(name, value);
  return part;
}

/** @param {Node[]} entries */
function listOf(entries) {
  const list = document.createElement('ul');
  for (const entry of entries) list.appendChild(document.createElement('li')).append(entry);
  return list;
}

/** In the zone of the portal's pages and papers, which is named. @param {string} at */
export function moment(at) {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const style = /** @type {const} */ ({ dateStyle: 'long', timeStyle: 'long' });
  return new Intl.DateTimeFormat(locale, { ...style, timeZone: words.zone }).format(new Date(at));
}

/** @param {number} value */
export function count(value) {
  return new Intl.NumberFormat(language).format(value);
}

/** @param {string} digest */
export function inFours(digest) {
  return digest.replaceAll(/(.{4})(?=.)/g, '$1 ');
}
