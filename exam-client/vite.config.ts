import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

export default defineConfig({
  root: here,
  base: '/',
  plugins: [react()],
  resolve: {
    alias: {
      '#domain': path.join(here, '../engine/domain'),
      '#protocol': path.join(here, '../engine/protocol'),
    },
  },
  build: {
    outDir: path.join(here, '../dist/exam-client'),
    emptyOutDir: true,
    sourcemap: false,
    target: 'chrome115',
    modulePreload: { polyfill: false },
    // The page's policy allows no data: addresses.
    assetsInlineLimit: 0,
  },
});
