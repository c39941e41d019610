// @ts-check
// Keeps "in 10 Tagen" true while a page stays open, and adds the reader's own time where their zone differs.

const language = document.documentElement.lang;
const minute = 60_000;

for (const time of document.querySelectorAll('time[data-own-zone]'))
  addOwnZone(/** @type {HTMLTimeElement} */ (time));
setInterval(countDown, minute);

/** Only the last day is counted here: whole days are the server's words. */
function countDown() {
  for (const element of document.querySelectorAll('time[data-countdown]')) {
    const time = /** @type {HTMLTimeElement} */ (element);
    const left = new Date(time.dateTime).getTime() - Date.now();
    if (left <= 0) location.reload();
    else if (left < 24 * 60 * minute) time.textContent = words(left);
  }
}

/** @param {number} left */
function words(left) {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  const hours = Math.floor(left / (60 * minute));
  return hours > 0
    ? relative.format(hours, 'hour')
    : relative.format(Math.max(1, Math.floor(left / minute)), 'minute');
}

/** @param {HTMLTimeElement} time */
function addOwnZone(time) {
  const at = new Date(time.dateTime);
  const there = time.dataset['zone'];
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!there || clock(at, there) === clock(at, here)) return;
  const note = document.createElement('p');
  note.className = 'small muted own-zone';
  note.textContent = (time.dataset['ownZone'] ?? '').replace('{time}', clock(at, here));
  (time.closest('p') ?? time).after(note);
}

/** @param {Date} at @param {string} timeZone */
function clock(at, timeZone) {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}
