// @ts-check
// Keeps the number of unread notices in the header true while pages stay open. One tab of a portal holds the stream
// and tells the others: browsers allow six connections to a host over HTTP/1.1, and each tab needs some for itself.

const channel = new BroadcastChannel('allmende-notices');
const own = document.querySelector('[data-unread]');
const shown = own instanceof HTMLElement ? own.dataset : {};
/** What this page or a tab beside it knows: the number of the newest notice, and how many are unread since then. */
let known = { unread: Number(shown['unread'] ?? 0), number: Number(shown['newest'] ?? 0) };
let leads = false;

channel.addEventListener('message', ({ data }) => {
  if (data.number >= known.number) show(data);
  // A notice came while that page was being made.
  else if (leads) channel.postMessage(known);
});
// A page that was just made knows what has been read since the others were.
channel.postMessage(known);
void lead();

async function lead() {
  if (!navigator.locks) return listen();
  await navigator.locks.request('allmende-notices', () => {
    listen();
    // Held until this tab goes; then the next one leads.
    return new Promise(() => undefined);
  });
}

function listen() {
  leads = true;
  const stream = new EventSource(`/api/v1/notices/stream?after=${known.number}`);
  stream.addEventListener('notice', ({ data }) => {
    const { notice, unread } = JSON.parse(data);
    const news = { unread, number: notice.number };
    show(news);
    channel.postMessage(news);
  });
  stream.addEventListener('error', () => {
    // The browser reconnects by itself unless it was refused: while the platform starts again, or after signing out.
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 10_000);
  });
}

/** @param {{ unread: number, number: number }} news */
function show({ unread, number }) {
  known = { unread, number };
  for (const place of document.querySelectorAll('[data-unread]')) {
    place.textContent = unread > 0 ? String(unread) : '';
    const words = place.parentElement?.querySelector('[data-unread-words]');
    const pattern = words instanceof HTMLElement ? words.dataset['unreadWords'] : undefined;
    if (words && pattern) words.textContent = unread > 0 ? pattern.replace('{count}', String(unread)) : '';
  }
  document.dispatchEvent(new CustomEvent('allmende:notice', { detail: { unread, number } }));
}
