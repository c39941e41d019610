export default async function tearDown(): Promise<void> {
  await (globalThis as { endTestRun?: () => Promise<void> }).endTestRun?.();
}
