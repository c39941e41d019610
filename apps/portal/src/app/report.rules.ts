/**
 * The address that goes along with a report: a mail passes through many hands. What stands after the question mark may let
 * somebody in, such as the link that confirms an address, and so does an invitation by its path alone.
 */
export function reportedAddress(origin: string, path: string): string {
  const here = path.split(/[?#]/)[0] ?? '';
  return /^\/[^/]+\/i(\/|$)/.test(here) ? origin : origin + here;
}
