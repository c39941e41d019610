import { createServer } from 'node:http';
import pg from 'pg';

/**
 * What the list is compared with: `node:http` and `pg` alone, which read the rows of the archive's first page and write
 * them as JSON. `DATABASE_URL` names the challenges' database.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

const query = `SELECT c.id AS "challengeId", c.slug, c.original, c.question, c.lead, c.topic, c.state,
    c.organisation_name AS seeker, o.id AS "clusterId", o.slug AS "clusterSlug", o.name AS "clusterName", c.reward,
    c.rights_model AS "rightsModel", c.eligibility, c.opens_at AS "opensAt", c.closes_at AS "closesAt",
    c.decision_by AS "decisionBy", c.zone
  FROM challenge_listing l JOIN challenge c ON c.id = l.challenge_id JOIN cluster o ON o.id = c.cluster_id
  WHERE l.cluster_id = $1 ORDER BY l.ends_at DESC, l.challenge_id DESC LIMIT $2`;

const server = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  pool.query(query, [searchParams.get('cluster'), Number(searchParams.get('limit'))]).then(
    ({ rows }) => {
      const body = Buffer.from(JSON.stringify({ items: rows }));
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
      response.end(body);
    },
    (error: unknown) => {
      response.writeHead(500, { 'content-length': 0 }).end();
      console.error(error);
    },
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});
process.on('disconnect', () => process.exit());
