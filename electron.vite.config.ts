import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const main = join(import.meta.dirname, 'electron', 'main');

/** The shell and every worker that it starts: a worker is a file of its own, found beside the shell's. */
function mainEntries(): Record<string, string> {
  const workers = readdirSync(main, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^workers[\\/][^\\/]+\.ts$/.test(file))
    .map((file) => [`workers/${basename(file, '.ts')}`, join(main, file)] as const);
  return { index: join(main, 'index.ts'), ...Object.fromEntries(workers) };
}

/*
 * The targets are those of the oldest Electron that set-up may find (33: Node 20, Chromium 130). What stands
 * under `dependencies` in package.json stays a package beside the program; all else is bundled into it.
 */
export default defineConfig({
  main: {
    build: { outDir: 'out/main', target: 'node20', rolldownOptions: { input: mainEntries() } },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node20',
      // A sandboxed preload can load neither modules nor packages: one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: join(import.meta.dirname, 'electron', 'preload', 'index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      // A third of the size to read before the first desk is painted.
      minify: true,
      rolldownOptions: {
        input: {
          index: join(import.meta.dirname, 'renderer', 'index.html'),
          board: join(import.meta.dirname, 'renderer', 'board.html'),
          paper: join(import.meta.dirname, 'renderer', 'paper.html'),
        },
      },
    },
  },
});
