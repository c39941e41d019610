// Tells whether node_modules is what package-lock.json asks for (`check`), and notes that it is (`stamp`).
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const lockFile = 'package-lock.json';
const stampFile = 'node_modules/.allmende-lock';

const current = `${process.platform}-${process.arch} ${createHash('sha256').update(readFileSync(lockFile)).digest('hex')}`;

if (process.argv[2] === 'stamp') writeFileSync(stampFile, current);
else if (read(stampFile) !== current && !agrees()) process.exit(1);

// Somebody who installs with npm by hand leaves no stamp, but npm's own list of what it installed.
function agrees() {
  const installed = packagesOf('node_modules/.package-lock.json');
  const wanted = packagesOf(lockFile);
  if (!installed || !wanted) return false;
  const isRight = Object.entries(wanted).every(([path, { version, link, optional, devOptional }]) => {
    if (!path.includes('node_modules/') || optional || devOptional) return true;
    const there = installed[path];
    return there !== undefined && (link || there.version === version);
  });
  if (isRight) writeFileSync(stampFile, current);
  return isRight;
}

function packagesOf(path) {
  const text = read(path);
  return text && JSON.parse(text).packages;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
