import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

/** Apart from the candidate's page, so that no workstation of a hall loads any of it. */
export default defineConfig({
  root: here,
  base: '/preview-assets/',
  plugins: [react()],
  resolve: {
    alias: {
      '#domain': path.join(here, '../../engine/domain'),
      '#protocol': path.join(here, '../../engine/protocol'),
    },
  },
  build: {
    outDir: path.join(here, '../../dist/exam-preview'),
    emptyOutDir: true,
    sourcemap: false,
    target: 'chrome115',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
