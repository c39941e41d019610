import { createServer } from 'node:http';
import pg from 'pg';

/**
 * What the list is compared with: `node:http` and `pg` alone, which read the rows of the list's first page by their ids
 * and write them as JSON. `DATABASE_URL` names the challenges' database, `ROWS` the ids.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const ids = (process.env.ROWS ?? '').split(',');

const query = `SELECT c.id AS "challengeId", c.slug, c.original, c.question, c.lead, c.topic, c.state,
    c.organisation_name AS seeker, o.id AS "clusterId", o.slug AS "clusterSlug", o.name AS "clusterName", c.reward,
    c.rights_model AS "rightsModel", c.eligibility, c.opens_at AS "opensAt", c.closes_at AS "closesAt",
    c.decision_by AS "decisionBy", c.zone
  FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, place)
  JOIN challenge c USING (id) JOIN cluster o ON o.id = c.cluster_id ORDER BY wanted.place`;

const server = createServer((_request, response) => {
  pool.query(query, [ids]).then(
    (answer) => {
      const body = Buffer.from(JSON.stringify({ items: answer.rows }));
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
