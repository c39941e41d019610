import { personalDataRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { type PersonalList, personalList, readPersonalPart } from '@allmende/platform/database';
import { Controller } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Controller()
export class PersonalDataController {
  private readonly lists: PersonalList[];

  constructor(dataSource: DataSource) {
    this.lists = lists.map(([list, sql]) => personalList(dataSource, list, sql));
  }

  @Handle(personalDataRpc.notifications)
  part({ input }: Call<typeof personalDataRpc.notifications>) {
    return readPersonalPart(this.lists, input);
  }
}

const lists: [list: string, sql: string][] = [
  [
    'notices',
    `SELECT id::text AS key, json_build_object('kind', kind, 'path', path, 'params', params,
       'challengeId', challenge_id, 'at', at, 'readAt', read_at, 'mailedAt', mailed_at) AS item
     FROM notice WHERE account_id = $1`,
  ],
  [
    'preferences',
    `SELECT kind AS key, json_build_object('kind', kind, 'mail', mail, 'portal', portal) AS item
     FROM preference WHERE account_id = $1`,
  ],
  [
    'followedChallenges',
    `SELECT challenge_id::text AS key, json_build_object('challengeId', challenge_id) AS item
     FROM participant WHERE account_id = $1`,
  ],
];
