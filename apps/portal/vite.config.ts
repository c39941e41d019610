import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [reactRouter()],
  build: {
    target: 'es2022',
    // Everything has an address of its own: the pages' policy allows no data: scripts or fonts.
    assetsInlineLimit: 0,
  },
});
