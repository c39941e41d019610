import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clustersRpc, type TermsVersion, termsRpc } from '@allmende/contracts';
import { demoParts } from './play.js';
import { idOf, type Scene } from './story.js';

export type NewTerms = { platformFile: string; clusterFile: string; clusterId: string };

/** Files for publish.js: the platform's terms with a clause more, and a cluster's in other words. */
export async function writeNewTerms(scene: Scene, folder: string): Promise<NewTerms> {
  const { clusterId } = await scene.manager.call(clustersRpc.getCluster, { slug: demoParts.manager.portal });
  const [ofPlatform, ofCluster] = [await textOf(scene, 'platform'), await textOf(scene, 'cluster')];
  const words = { de: 'Neues', en: 'News' };
  const more = { clauseId: 'news', title: words, text: words, plain: words };
  const [platformFile, clusterFile] = [join(folder, 'platform.json'), join(folder, 'cluster.json')];
  await writeFile(platformFile, JSON.stringify({ ...ofPlatform, clauses: [...ofPlatform.clauses, more] }));
  const clauses = ofCluster.clauses.map((clause, place) =>
    place === 0 ? { ...clause, text: words } : clause,
  );
  await writeFile(clusterFile, JSON.stringify({ ...ofCluster, clauses }));
  return { platformFile, clusterFile, clusterId };
}

async function textOf(scene: Scene, layer: TermsVersion['layer']) {
  const { layers } = await scene.manager.call(termsRpc.challengeTerms, {
    challengeId: idOf(scene, 'challenge'),
  });
  const version = layers.find((one) => one.layer === layer);
  return { title: version?.title, clauses: version?.clauses ?? [] };
}
