import type { Config } from '@react-router/dev/config';

export default {
  appDirectory: 'src/app',
  ssr: true,
  // Public pages have no scripts, and the others load their routes by address: no manifest request on top.
  routeDiscovery: { mode: 'initial' },
} satisfies Config;
