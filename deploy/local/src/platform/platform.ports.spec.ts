import { freePorts } from './platform.ports.js';

describe('ports for platforms that run beside each other', () => {
  it('are each given once, though nobody listens on them yet', async () => {
    const ports = [await freePorts(), await freePorts()].flatMap((block) => Object.values(block));
    expect(new Set(ports).size).toBe(ports.length);
  });
});
