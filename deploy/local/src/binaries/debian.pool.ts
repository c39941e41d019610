import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachePath } from './cache.paths.js';
import { findInPath, runCommand } from './command.runner.js';

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
const publicHost = 'http://deb.debian.org/debian';

/**
 * Downloads one package of a newer Debian suite without touching the machine's own apt: an isolated sources list and
 * lists folder, no root, nothing installed. Signatures are checked with Debian's keyring.
 * @returns the path of the .deb file, or a sentence in `failure`
 */
export async function downloadFromDebian(
  name: string,
  suite: string,
): Promise<{ file: string } | { failure: string }> {
  if (!(await findInPath('apt-get')) || !(await findInPath('dpkg-deb'))) {
    return { failure: 'this is no Debian' };
  }
  const folder = cachePath('apt', suite);
  const downloads = cachePath('downloads');
  await mkdir(join(folder, 'lists', 'partial'), { recursive: true });
  await mkdir(join(folder, 'archives', 'partial'), { recursive: true });
  await mkdir(downloads, { recursive: true });
  const sources = join(folder, 'sources.list');
  await writeFile(sources, `deb [signed-by=${keyring}] ${await debianHost()} ${suite} main\n`);
  const isolated = [
    ['Dir::Etc::sourcelist', sources],
    ['Dir::Etc::sourceparts', '-'],
    ['Dir::Etc::preferencesparts', '-'],
    ['Dir::State::lists', join(folder, 'lists')],
    ['Dir::Cache', folder],
    // apt's own sandbox user cannot write below a home folder.
    ['APT::Sandbox::User', ''],
  ].flatMap(([key, value]) => ['-o', `${key}=${value}`]);

  const update = await runCommand('apt-get', ['-q', ...isolated, 'update']);
  if (update.code !== 0) return { failure: `apt-get update: ${lastLine(update.output)}` };
  const download = await runCommand('apt-get', ['-q', ...isolated, 'download', name], { cwd: downloads });
  if (download.code !== 0) return { failure: `apt-get download ${name}: ${lastLine(download.output)}` };
  const file = (await readdir(downloads)).filter((entry) => entry.startsWith(`${name}_`)).sort();
  const newest = file.at(-1);
  return newest ? { file: join(downloads, newest) } : { failure: `apt-get download ${name} left no file` };
}

/** The host that this machine's own apt uses for Debian, which may be a mirror close by. */
async function debianHost(): Promise<string> {
  const { code, output } = await runCommand('apt-get', ['indextargets', '--format', '$(LABEL) $(REPO_URI)']);
  const line = code === 0 ? output.split('\n').find((entry) => /^Debian https?:\S+$/.test(entry.trim())) : '';
  return line?.trim().split(' ')[1]?.replace(/\/$/, '') ?? (await firstConfiguredHost());
}

/** Before the first `apt-get update` apt knows no labels; then the address that looks like Debian's own is taken. */
async function firstConfiguredHost(): Promise<string> {
  const { output } = await runCommand('apt-get', ['indextargets', '--format', '$(REPO_URI)']);
  const host = output.split('\n').find((entry) => /^https?:\S+\/debian\/?$/.test(entry.trim()));
  return host?.trim().replace(/\/$/, '') ?? publicHost;
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}
