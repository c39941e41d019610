import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { consistencyRanges, hashOf, inclusionRanges, type Node, type Place, placesOf } from './tree.rules.js';

type Ranges = ReturnType<typeof inclusionRanges>;

/** Paths through the tree, each by one query for the nodes that it needs. Hashes as base64url. */
@Injectable()
export class ProofsService {
  constructor(private readonly dataSource: DataSource) {}

  inclusion(index: number, size: number): Promise<string[]> {
    return this.hashesOf(inclusionRanges(index, size));
  }

  consistency(from: number, to: number): Promise<string[]> {
    return this.hashesOf(consistencyRanges(from, to));
  }

  private async hashesOf(ranges: Ranges): Promise<string[]> {
    const hashAt = await this.nodesAt(ranges.flatMap(placesOf));
    return ranges.map((range) => hashOf(range, hashAt).toString('base64url'));
  }

  private async nodesAt(places: Place[]): Promise<(place: Place) => Buffer> {
    const nodes = await this.dataSource.query<Node[]>(
      `SELECT p.level, p.position::float8 AS position, coalesce(n.hash, e.leaf) AS hash
       FROM unnest($1::smallint[], $2::bigint[]) AS p (level, position)
       LEFT JOIN evidence_node n ON n.level = p.level AND n.position = p.position
       LEFT JOIN evidence e ON p.level = 0 AND e.seq = p.position + 1`,
      [places.map(({ level }) => level), places.map(({ position }) => position)],
    );
    const found = new Map(nodes.map(({ hash, ...place }) => [keyOf(place), hash]));
    return (place) => {
      const hash = found.get(keyOf(place));
      if (!hash) throw new Error(`The tree lacks its node ${keyOf(place)}`);
      return hash;
    };
  }
}

function keyOf({ level, position }: Place): string {
  return `${level}/${position}`;
}
