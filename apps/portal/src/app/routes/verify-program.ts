import { loaderOf } from '../served.js';
import { verifier } from '../verifier.server.js';

/** The program that checks receipts, as a file to keep. */
export const loader = loaderOf(() =>
  Promise.resolve(
    new Response(verifier.program, {
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'content-disposition': `attachment; filename="${verifier.name}"`,
        'cache-control': 'no-store',
      },
    }),
  ),
);
