/**
 * Requests and replies between services over NATS.
 *
 *     @Controller()
 *     export class ChallengesController {
 *       constructor(private readonly challenges: ChallengesService) {}
 *
 *       @Handle(challengesRpc.publish)
 *       publish(call: Call<typeof challengesRpc.publish>) {
 *         return this.challenges.publish(call);
 *       }
 *     }
 *
 *     const account = await this.messaging.call(identityRpc.account, { accountId }, call.context);
 */
export { type Answer, type Call, type CallContext, JsonText } from './call.js';
export { codeOf, isDatabaseOutage, isPartAway, toProblem } from './failures.js';
export { Handle } from './handle.decorator.js';
export { Messaging } from './messaging.client.js';
export { MessagingModule } from './messaging.module.js';
export { NatsLink, type NatsOptions } from './nats.link.js';
export { natsAuthorization, natsPermissions, type NatsPermissions } from './nats.permissions.js';
export { NatsServer } from './nats.server.js';
export { callersOf, houseWiring, ownerOf, streamOf, type WiringTable } from './wiring.js';
