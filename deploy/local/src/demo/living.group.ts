import { groupsRpc } from '@allmende/contracts';
import { uploadFile } from '../client/file.client.js';
import type { PortalClient } from '../client/portal.client.js';
import { demoId } from './demo.ids.js';
import type { DemoGroup } from './living.content.js';
import type { LivingStage } from './living.stage.js';

/** A hidden group with people, talk and a file, each where it is not there yet. */
export async function playGroup(stage: LivingStage, content: DemoGroup): Promise<void> {
  const manager = await stage.person(content.manager);
  const groupId = await ensureGroup(manager, content);
  for (const key of content.members) await ensureMember(stage, { manager, groupId, key });
  for (const thread of content.threads) await ensureThread(stage, groupId, thread);
  const owner = await stage.person(content.file.by);
  const { items } = await owner.call(groupsRpc.listGroupFiles, { groupId });
  if (items.length === 0) await addFile(owner, groupId, content.file);
}

async function ensureGroup(manager: PortalClient, content: DemoGroup): Promise<string> {
  const { name, purpose, challenge } = content;
  const { items } = await manager.call(groupsRpc.listGroups, { limit: 100 });
  const known = items.find((group) => group.name === name);
  if (known) return known.groupId;
  const made = await manager.call(groupsRpc.createGroup, {
    name,
    purpose,
    challengeId: demoId(challenge),
    confidentiality: true,
  });
  return made.groupId;
}

type Invited = { manager: PortalClient; groupId: string; key: string };

async function ensureMember(stage: LivingStage, { manager, groupId, key }: Invited): Promise<void> {
  const who = await stage.person(key);
  const { items } = await who.call(groupsRpc.listGroups, { limit: 100 });
  if (items.some((group) => group.groupId === groupId)) return;
  const email = stage.emailOf(key);
  await manager.call(groupsRpc.inviteToGroup, { groupId, emails: [email] });
  const { invitations } = await manager.call(groupsRpc.getGroup, { groupId });
  const invitation = invitations.find((sent) => sent.email === email)?.invitationId;
  if (invitation === undefined) throw new Error(`There is no invitation for ${email}`);
  await who.call(groupsRpc.acceptGroupInvitation, { invitation, confidentiality: true });
}

async function ensureThread(
  stage: LivingStage,
  groupId: string,
  { title, posts }: DemoGroup['threads'][number],
): Promise<void> {
  const [opening, ...answers] = posts;
  if (!opening) return;
  const starter = await stage.person(opening.by);
  const { items } = await starter.call(groupsRpc.listThreads, { groupId });
  const known = items.find((thread) => thread.title === title);
  const { threadId } =
    known ?? (await starter.call(groupsRpc.startThread, { groupId, title, text: opening.text }));
  for (const { by, text } of answers.slice(known ? known.posts - 1 : 0)) {
    await (await stage.person(by)).call(groupsRpc.addPost, { groupId, threadId, text });
  }
}

async function addFile(who: PortalClient, groupId: string, { name, text }: DemoGroup['file']): Promise<void> {
  const bytes = Buffer.from(text);
  const file = { name, size: bytes.length, type: 'text/plain' };
  const { url } = await who.call(groupsRpc.addGroupFile, { groupId, ...file });
  await uploadFile(url, bytes);
}
