import { loaderOf } from '../served.js';
import { verifierPackage } from '../verifier.server.js';

/** The program that checks receipts, as `npx` fetches it. */
export const loader = loaderOf(() =>
  Promise.resolve(
    new Response(verifierPackage.bytes, {
      headers: { 'content-type': 'application/gzip', 'cache-control': 'no-store' },
    }),
  ),
);
