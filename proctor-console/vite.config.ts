import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

export default defineConfig({
  root,
  base: '/console-assets/',
  plugins: [react()],
  build: {
    outDir: path.resolve(root, '../dist/proctor-console'),
    emptyOutDir: true,
    sourcemap: false,
    // The engine serves `script-src 'self'; style-src 'self'`: nothing may be inlined into the page or a style sheet.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: ['monitor', 'bank', 'committee', 'scoreboard', 'portal'].map((name) => path.join(root, `${name}.html`)),
    },
  },
});
