// @ts-check
// Keeps the number of unread notices in the header true while pages stay open. One tab of a portal holds the stream
// and tells the others: browsers allow six connections to a host over HTTP/1.1, and each tab needs some for itself.

const channel = new BroadcastChannel('allmende-notices');
const own = document.querySelector('[data-unread]');
const shown = own instanceof HTMLElement ? own.dataset : {};
/** What this page or a tab beside it knows: the number of the newest notice, and how many are unread since then. */
let known = { unread: Number(shown['unread'] ?? 0), number: Number(shown['newest'] ?? 0) };
let leads = false;
/** Whoever has signed out hears nothing more, on any page that is still open. */
let isOver = false;

channel.addEventListener('message', ({ data }) => {
  if (data === 'signed-out') isOver = true;
  if (isOver) return;
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
    if (isOver) return undefined;
    // Held until this tab goes or the person does; then the next one leads.
    return new Promise((end) => listen(() => end(undefined)));
  });
}

function listen(end = () => {}) {
  leads = true;
  const stream = new EventSource(`/api/v1/notices/stream?after=${known.number}`);
  stream.addEventListener('notice', ({ data }) => {
    const { notice, unread } = JSON.parse(data);
    const news = { unread, number: notice.number };
    show(news);
    channel.postMessage(news);
  });
  stream.addEventListener('signed-out', () => {
    stream.close();
    isOver = true;
    channel.postMessage('signed-out');
    end();
  });
  stream.addEventListener('error', () => {
    // The browser reconnects by itself unless it was refused, such as while the platform starts again.
    if (stream.readyState === EventSource.CLOSED && !isOver) setTimeout(() => listen(end), 10_000);
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
