/**
 * Milliseconds of processor time that this process has spent while `work` ran. Where time on the wall says how busy the
 * machine is, this says how much the work costs. What else the process does meanwhile counts too.
 */
export async function processorTime(work: () => Promise<unknown> | unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
